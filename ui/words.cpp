// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words.h"

#include "ui/words_of_floors.h"

#include <QRegularExpression>
#include <algorithm>
#include <vector>

namespace attune::ui {
namespace {

/// A sentence of the floors below with something inserted: "there is no round %1".
struct Form {
    QString text;
    QRegularExpression pattern; ///< one group for each place, in the order of the text
    std::vector<int> places;    ///< the number of the place that each group fills
    qsizetype fixed = 0;        ///< letters that are always the same
    QString longest;            ///< of the pieces between the places, to look for first
};

Form formOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    Form out{text, {}, {}, 0, {}};
    QString pattern = QStringLiteral("^");
    qsizetype from = 0;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const QString before = text.mid(from, match.capturedStart() - from);
        pattern += QRegularExpression::escape(before) + QStringLiteral("(.*)");
        out.fixed += before.size();
        if (before.size() > out.longest.size())
            out.longest = before;
        out.places.push_back(match.captured(1).toInt());
        from = match.capturedEnd();
    }
    out.fixed += text.size() - from;
    if (text.size() - from > out.longest.size())
        out.longest = text.mid(from);
    pattern += QRegularExpression::escape(text.mid(from)) + QLatin1Char('$');
    out.pattern = QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption);
    out.pattern.optimize();
    return out;
}

/// The most particular first, so that "%1 is marked skipped" is not taken for "%1 is marked %2".
const std::vector<Form>& forms() {
    static const std::vector<Form> all = [] {
        std::vector<Form> out;
        for (const auto list : {wordsOfFloors(), wordsOfFailures()})
            for (const char* text : list)
                if (const QString words = QString::fromUtf8(text); words.contains(QLatin1String("%1")))
                    out.push_back(formOf(words));
        std::ranges::stable_sort(out, std::greater{}, &Form::fixed);
        return out;
    }();
    return all;
}

QLocale& shownLocale() {
    static QLocale locale(QLocale::English);
    return locale;
}

/// One sentence; as it is when it is not known.
QString sentenceOf(const QString& text) {
    if (const QString whole = Words::tr(text.toUtf8().constData()); whole != text)
        return whole;
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    for (const Form& form : forms()) {
        if (!text.contains(form.longest))
            continue;
        const auto match = form.pattern.match(text);
        if (!match.hasMatch())
            continue;
        const QString words = Words::tr(form.text.toUtf8().constData());
        // In one pass: what is inserted may hold a "%1" itself.
        QString filled;
        qsizetype from = 0;
        for (auto found = place.globalMatch(words); found.hasNext();) {
            const auto next = found.next();
            const auto group = std::ranges::find(form.places, next.captured(1).toInt());
            filled += words.mid(from, next.capturedStart() - from);
            if (group != form.places.end())
                filled += match.captured(static_cast<int>(group - form.places.begin()) + 1);
            from = next.capturedEnd();
        }
        return filled + words.mid(from);
    }
    return text;
}

} // namespace

QString Words::of(std::string_view english) {
    QString text = QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()));
    if (text.isEmpty() || shownLocale().language() == QLocale::English)
        return text;
    if (const QString whole = sentenceOf(text); whole != text)
        return whole;
    // Several sentences, one after the other.
    QStringList parts = text.split(QStringLiteral(". "));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        parts[i] = sentenceOf(last ? parts[i] : parts[i] + QLatin1Char('.'));
    }
    return parts.join(QLatin1Char(' '));
}

QString Words::of(const Error& error) {
    return QString::fromStdString(
        Error{error.code, of(error.what).toStdString(), of(error.where).toStdString(), of(error.todo).toStdString()}
            .text());
}

QLocale Words::locale() { return shownLocale(); }

void Words::setLocale(const QLocale& locale) { shownLocale() = locale; }

} // namespace attune::ui
