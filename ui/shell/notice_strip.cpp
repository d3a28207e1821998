// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_strip.h"

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace attune::ui {

NoticeStrip::NoticeStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_label(makeParagraph({})), m_timer(new QTimer(this)) {
    setObjectName(QStringLiteral("notice"));
    m_label->setObjectName(QStringLiteral("notice.text"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 5);
    row->setSpacing(8);
    auto* mark = makeIcon(theme, QStringLiteral("warning"), Token::DisagreeInk);
    mark->setObjectName(QStringLiteral("notice.mark"));
    auto* good = makeIcon(theme, QStringLiteral("check"), Token::Accent);
    good->setObjectName(QStringLiteral("notice.good"));
    row->addWidget(mark);
    row->addWidget(good);
    row->addWidget(m_label, 1);
    QPushButton* button = makeIconButton(theme, QStringLiteral("close"), tr("Close this message"));
    button->setObjectName(QStringLiteral("notice.close"));
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &NoticeStrip::clear);
    m_timer->setSingleShot(true);
    m_timer->setInterval(8000);
    connect(m_timer, &QTimer::timeout, this, &NoticeStrip::clear);
    hide();
}

void NoticeStrip::show(const QString& text, bool isError) {
    m_error = isError;
    m_label->setText(text);
    findChild<QWidget*>(QStringLiteral("notice.mark"))->setVisible(isError);
    findChild<QWidget*>(QStringLiteral("notice.good"))->setVisible(!isError);
    setLook(m_label, "tone", isError ? QStringLiteral("warn") : QString());
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (isError)
        m_timer->stop();
    else
        m_timer->start();
    update();
}

void NoticeStrip::clear() {
    m_timer->stop();
    m_label->clear();
    hide();
}

QString NoticeStrip::text() const { return m_label->text(); }

void NoticeStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(m_error ? Token::DisagreeTint : Token::Surface2));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.colour(m_error ? Token::Disagree : Token::Border));
}

} // namespace attune::ui
