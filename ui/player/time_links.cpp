// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/time_links.h"

#include "models/time_text.h"
#include "ui/player/time_text.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextCursor>

namespace attune::ui {
namespace {

const QString scheme = QStringLiteral("time:");

/// The link a caret stands at or before; with one selected already, the one after it.
const TimeLink* nextOf(const QList<TimeLink>& links, qsizetype caret, qsizetype selectedAt) {
    for (const TimeLink& link : links)
        if (link.at + link.length >= caret && link.at != selectedAt)
            return &link;
    return links.isEmpty() ? nullptr : &links.front();
}

/// "a" and "12" and "b" with a blank where two words would meet.
QString apart(const QString& before, const QString& words, const QString& after) {
    const bool left = !before.isEmpty() && !before.back().isSpace();
    const bool right = after.isEmpty() || !(after.front().isSpace() || after.front().isPunct());
    return (left ? QStringLiteral(" ") : QString()) + words + (right ? QStringLiteral(" ") : QString());
}

} // namespace

QList<TimeLink> timeLinks(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("(?<![\\w:.,-])(?:\\d{1,2}:)?\\d{1,2}:\\d{2}(?:\\.\\d{1,9})?(?![\\w:])"));
    QList<TimeLink> out;
    for (auto found = form.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (const auto time = parseMediaTime(match.captured().toStdString()))
            out.append({match.capturedStart(), match.capturedLength(), *time});
    }
    return out;
}

QString withTimeLinks(const QString& text, const QColor& colour) {
    QString out;
    const auto plain = [&](const QString& part) {
        out += part.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    };
    qsizetype from = 0;
    for (const TimeLink& link : timeLinks(text)) {
        plain(text.mid(from, link.at - from));
        out += QStringLiteral("<a href=\"%1%2\" style=\"color:%3\">%4</a>")
                   .arg(scheme, QString::number(link.time.ns), colour.name(), text.mid(link.at, link.length));
        from = link.at + link.length;
    }
    plain(text.mid(from));
    return out;
}

std::optional<MediaTime> timeOfLink(const QString& link) {
    bool read = false;
    const qint64 ns = link.startsWith(scheme) ? link.mid(scheme.size()).toLongLong(&read) : 0;
    return read ? std::optional(MediaTime(ns)) : std::nullopt;
}

QString noteTime(MediaTime time) {
    constexpr std::int64_t millisecond = 1'000'000;
    const std::int64_t ns = std::max<std::int64_t>(0, time.ns);
    return shortTime(MediaTime((ns + millisecond - 1) / millisecond * millisecond));
}

bool insertTime(QWidget* field, MediaTime time) {
    if (auto* line = qobject_cast<QLineEdit*>(field); line && !line->isReadOnly()) {
        const qsizetype at = line->hasSelectedText() ? line->selectionStart() : line->cursorPosition();
        const qsizetype end = line->hasSelectedText() ? line->selectionEnd() : at;
        line->insert(apart(line->text().left(at), noteTime(time), line->text().mid(end)));
        return true;
    }
    if (auto* page = qobject_cast<QPlainTextEdit*>(field); page && !page->isReadOnly()) {
        const QTextCursor caret = page->textCursor();
        const QString text = page->toPlainText();
        page->insertPlainText(apart(text.left(caret.selectionStart()), noteTime(time), text.mid(caret.selectionEnd())));
        return true;
    }
    return false;
}

std::optional<MediaTime> nextTimeIn(QWidget* field) {
    if (auto* line = qobject_cast<QLineEdit*>(field)) {
        const auto links = timeLinks(line->text());
        const TimeLink* link = nextOf(links, line->hasSelectedText() ? line->selectionEnd() : line->cursorPosition(),
                                      line->selectionStart());
        if (!link)
            return {};
        line->setSelection(static_cast<int>(link->at), static_cast<int>(link->length));
        return link->time;
    }
    if (auto* page = qobject_cast<QPlainTextEdit*>(field)) {
        QTextCursor caret = page->textCursor();
        const auto links = timeLinks(page->toPlainText());
        const TimeLink* link = nextOf(links, caret.selectionEnd(), caret.hasSelection() ? caret.selectionStart() : -1);
        if (!link)
            return {};
        caret.setPosition(static_cast<int>(link->at));
        caret.setPosition(static_cast<int>(link->at + link->length), QTextCursor::KeepAnchor);
        page->setTextCursor(caret);
        return link->time;
    }
    return {};
}

} // namespace attune::ui
