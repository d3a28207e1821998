// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/note_field.h"

#include "ui/controls/key_text.h"
#include "ui/player/time_links.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QEvent>
#include <QMouseEvent>
#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace attune::ui {
namespace {

/// Times as links look.
class TimesUnderlined : public QSyntaxHighlighter {
  public:
    TimesUnderlined(const Theme& theme, QTextDocument* document) : QSyntaxHighlighter(document), m_theme(theme) {
        connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
    }

  protected:
    void highlightBlock(const QString& text) override {
        QTextCharFormat look;
        look.setForeground(m_theme.colour(Token::Accent));
        look.setFontUnderline(true);
        for (const TimeLink& link : timeLinks(text))
            setFormat(static_cast<int>(link.at), static_cast<int>(link.length), look);
    }

  private:
    const Theme& m_theme;
};

} // namespace

NoteField::NoteField(const Theme& theme, const QString& prompt, const QString& text, bool links)
    : QPlainTextEdit(text), m_prompt(prompt), m_links(links) {
    if (links) {
        new TimesUnderlined(theme, document());
        viewport()->setMouseTracking(true);
    }
    setAccessibleName(Words::of(prompt.toStdString()));
    setPlaceholderText(tr("Write here"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        dirty = true;
        fit();
    });
    fit();
}

// The time painted there; nothing beside it or below the text.
std::optional<MediaTime> NoteField::timeAt(QPoint place) const {
    if (!m_links)
        return {};
    const QTextCursor caret = cursorForPosition(place);
    for (const TimeLink& link : timeLinks(caret.block().text())) {
        QTextCursor from = caret, to = caret;
        from.setPosition(caret.block().position() + static_cast<int>(link.at));
        to.setPosition(from.position() + static_cast<int>(link.length));
        QRect where = cursorRect(from);
        where.setRight(cursorRect(to).left());
        if (where.contains(place))
            return link.time;
    }
    return {};
}

void NoteField::mouseMoveEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseMoveEvent(event);
    const bool link = timeAt(event->pos()).has_value();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    viewport()->setToolTip(link ? withKey(tr("Open the clip at this time"), "note.goToTime") : QString());
}

void NoteField::mouseReleaseEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseReleaseEvent(event);
    // What was dragged over or clicked twice is marked, not gone to.
    if (const auto time = timeAt(event->pos());
        time && event->button() == Qt::LeftButton && !textCursor().hasSelection())
        emit timeChosen(*time);
}

void NoteField::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void NoteField::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void NoteField::fit() {
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int wanted = std::max(2, lines) * fontMetrics().lineSpacing() + 2 * qRound(document()->documentMargin()) + 16;
    if (wanted != height())
        setFixedHeight(wanted);
}

} // namespace attune::ui
