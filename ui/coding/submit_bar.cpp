// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/submit_bar.h"

#include "ui/controls/button.h"
#include "ui/controls/key_text.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace attune::ui {

SubmitBar::SubmitBar(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_question(new QWidget(this)), m_foot(new QWidget(this)) {
    m_title = new QLabel(m_question);
    m_title->setObjectName(QStringLiteral("submit.title"));
    m_title->setProperty("look", "strong");
    m_title->setWordWrap(true);
    m_missing = new QLabel(m_question);
    m_missing->setObjectName(QStringLiteral("submit.missing"));
    m_missing->setWordWrap(true);
    m_missing->setProperty("tone", "2");
    m_confirm = new Button(theme, Button::Kind::Primary, QStringLiteral("lock"), tr("Submit and lock"), m_question);
    m_confirm->setObjectName(QStringLiteral("submit.confirm"));
    m_back = new Button(theme, Button::Kind::Outline, {}, tr("Not yet"), m_question);
    m_back->setObjectName(QStringLiteral("submit.cancel"));
    for (Button* b : {m_confirm, m_back})
        b->setProperty("ownKeys", QStringList{QStringLiteral("Esc")});
    auto* answers = new QHBoxLayout;
    answers->addStretch(1);
    answers->addWidget(m_back);
    answers->addWidget(m_confirm);
    auto* question = new QVBoxLayout(m_question);
    question->addWidget(m_title);
    m_list = makeScroll(m_missing);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    question->addWidget(m_list);
    question->addLayout(answers);
    m_question->hide();

    m_headline = new ElidedLabel;
    m_headline->setObjectName(QStringLiteral("submit.progress"));
    m_headline->setProperty("look", "label");
    m_detail = new ElidedLabel;
    m_detail->setObjectName(QStringLiteral("submit.detail"));
    m_detail->setProperty("look", "tiny");
    m_detail->setProperty("tone", "3");
    m_lock = new QLabel(m_foot);
    m_submit = new Button(theme, Button::Kind::Primary, {}, tr("Submit…"), m_foot);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setKeyHint(keyText("coding.submit").replace(QLatin1Char('+'), QLatin1Char(' ')));
    m_compare = new Button(theme, Button::Kind::Primary, QStringLiteral("compare"), tr("Compare"), m_foot);
    m_compare->setObjectName(QStringLiteral("submit.compare"));
    m_compare->setToolTip(tr("See your rating beside the reference"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_headline);
    words->addWidget(m_detail);
    words->addStretch(1);
    auto* foot = new QHBoxLayout(m_foot);
    foot->addWidget(m_lock);
    foot->addLayout(words, 1);
    foot->addWidget(m_submit);
    foot->addWidget(m_compare);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_question);
    column->addWidget(m_foot);
    m_lock->hide();
    m_compare->hide();
    connect(m_submit, &Button::clicked, this, &SubmitBar::submitClicked);
    connect(m_confirm, &Button::clicked, this, &SubmitBar::confirmed);
    connect(m_back, &Button::clicked, this, &SubmitBar::closeQuestion);
    connect(m_compare, &Button::clicked, this, &SubmitBar::compareClicked);
    connect(theme, &Theme::changed, this, &SubmitBar::restyle);
    restyle();
}

void SubmitBar::restyle() {
    const auto px = [this](int n) { return m_theme->px(n); };
    m_foot->setFixedHeight(px(51));
    m_foot->layout()->setContentsMargins(px(16), 0, px(16), 0);
    m_question->layout()->setContentsMargins(px(16), px(12), px(16), px(12));
    m_question->layout()->setSpacing(px(8));
    m_lock->setPixmap(
        m_theme->pixmap(QStringLiteral("lock"), px(16), m_theme->colour(Token::Text2), devicePixelRatioF()));
    update();
}

void SubmitBar::showProgress(const QString& headline, const QString& detail) {
    m_headline->setText(headline);
    m_detail->setText(detail);
    m_detail->setToolTip(detail);
    m_headline->setToolTip(headline);
    m_detail->setVisible(!detail.isEmpty());
    m_lock->hide();
    m_compare->hide();
    m_submit->setVisible(!isAsking());
}

void SubmitBar::showLocked(const QString& sentence) {
    closeQuestion();
    m_headline->setText(sentence);
    m_headline->setToolTip(sentence);
    m_detail->hide();
    m_lock->show();
    m_submit->hide();
    m_compare->show();
}

void SubmitBar::ask(const QStringList& missing, bool canSubmit, int most) {
    if (canSubmit) {
        m_title->setText(tr("Submit this rating?"));
        QStringList lines = missing;
        lines << tr("It is locked from then on, and the comparison with the reference opens.");
        m_missing->setText(lines.join(QLatin1Char('\n')));
    } else {
        m_title->setText(missing.size() == 1 ? tr("One thing is still missing")
                                             : tr("%1 things are still missing").arg(missing.size()));
        m_missing->setText(missing.join(QLatin1Char('\n')));
    }
    m_confirm->setVisible(canSubmit);
    m_back->setText(canSubmit ? tr("Not yet") : tr("Back to rating"));
    m_submit->hide();
    m_foot->hide(); // says less than the question
    // Where the text is large the list scrolls; question and answers are always seen.
    const int wide = width() - 2 * m_theme->px(16);
    const int rest = m_title->heightForWidth(wide) + m_back->sizeHint().height() + m_theme->px(48);
    m_list->setFixedHeight(
        std::clamp(m_missing->heightForWidth(wide), m_theme->px(22), std::max(m_theme->px(22), most - rest)));
    m_question->show();
    (canSubmit ? m_confirm : m_back)->setFocus(Qt::TabFocusReason);
    update();
}

void SubmitBar::closeQuestion() {
    if (!isAsking())
        return;
    m_submit->show();
    m_foot->show();
    emit questionClosed();
    m_question->hide();
}

bool SubmitBar::isAsking() const { return !m_question->isHidden(); }

bool SubmitBar::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isAsking() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SubmitBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isAsking())
        closeQuestion();
    else
        QWidget::keyPressEvent(event);
}

void SubmitBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(isAsking() ? Token::Surface2 : Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace attune::ui
