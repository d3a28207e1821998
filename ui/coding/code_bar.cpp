// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/code_bar.h"

#include "ui/coding/code_keys.h"
#include "ui/controls/button.h"
#include "ui/controls/key_text.h"
#include "ui/theme/theme.h"
#include "workspace/mark_placing.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace attune::ui {

CodeBar::CodeBar(Theme* theme, CodeKeys* codes, QWidget* parent) : QWidget(parent), m_theme(theme), m_codes(codes) {
    setObjectName(QStringLiteral("codes"));
    setAccessibleName(tr("Codes of the timeline's rows"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(codes, &CodeKeys::changed, this, &CodeBar::showRows);
    connect(theme, &Theme::changed, this, &CodeBar::arrange);
    hide();
}

void CodeBar::showRows() {
    const CodingDesk* desk = m_codes->desk();
    std::vector<Track> tracks = desk && !desk->readOnly() ? codedTracks(desk->scheme()) : std::vector<Track>();
    if (tracks == m_tracks) {
        showCodes();
        return;
    }
    m_tracks = std::move(tracks);
    for (Button* button : m_rows)
        button->deleteLater();
    m_rows.clear();
    for (const Track& track : m_tracks) {
        const QString name = QString::fromStdString(track.name);
        auto* row = new Button(m_theme, Button::Kind::Quiet, {}, name, this);
        row->setObjectName(QStringLiteral("codes.row.") + QString::fromStdString(track.id));
        row->setAccessibleName(tr("Code %1").arg(name));
        row->setToolTip(withKey(tr("Code this row"), "code.row"));
        row->setSizes(28);
        row->setCheckable(true);
        row->setProperty("track", QString::fromStdString(track.id));
        connect(row, &Button::clicked, this, [this, id = track.id](bool on) {
            if (on)
                m_codes->setRow(id);
            else
                m_codes->stop();
        });
        row->show();
        m_rows.push_back(row);
    }
    setVisible(!m_tracks.empty());
    showCodes();
}

void CodeBar::showCodes() {
    const auto& row = m_codes->row();
    for (Button* button : m_rows)
        button->setChecked(row && button->property("track").toString().toStdString() == row->id);
    const std::string now = row ? row->id : std::string();
    if (now != m_shown) {
        m_shown = now;
        for (Button* button : m_buttons)
            button->deleteLater();
        m_buttons.clear();
        const auto add = [this](const QString& name, const QString& object, const QString& key) {
            auto* button = new Button(m_theme, Button::Kind::Chip, {}, name, this);
            button->setObjectName(object);
            button->setSizes(28);
            button->setKeyHint(key);
            button->setCheckable(true);
            m_buttons.push_back(button);
            return button;
        };
        for (const Code& code : row ? row->codes : std::vector<Code>()) {
            Button* button =
                add(QString::fromStdString(code.name), QStringLiteral("codes.code.") + QString::fromStdString(code.id),
                    CodeKeys::keyOf(*row, code));
            button->setToolTip(QString::fromStdString(code.definition));
            button->setProperty("code", QString::fromStdString(code.id));
            connect(button, &Button::pressed, this, [this, id = code.id] { m_codes->begin(id); });
            connect(button, &Button::released, this, [this, id = code.id] { m_codes->letGo(id); });
            connect(button, &Button::clicked, this,
                    &CodeBar::showCodes); // checked is what is open, not what was clicked
        }
        if (row && (row->kind == TrackKind::States || row->kind == TrackKind::Segments)) {
            Button* end = add(tr("End"), QStringLiteral("codes.end"), keyText("code.end"));
            end->setToolTip(tr("Ends what is on, with nothing after it"));
            connect(end, &Button::clicked, this, [this] {
                m_codes->endState();
                showCodes();
            });
        }
        for (Button* button : m_buttons)
            button->show();
    }
    for (Button* button : m_buttons)
        button->setChecked(std::ranges::find(m_codes->open(), button->property("code").toString().toStdString(),
                                             &Segment::label) != m_codes->open().end());
    arrange();
}

// The rows and then the codes, one after the other, on as many lines as that takes.
void CodeBar::arrange() {
    const int edge =
        m_theme->px(16) + QFontMetrics(m_theme->font(TextStyle::Small)).horizontalAdvance(tr("Code")) + m_theme->px(8);
    const int gap = m_theme->px(4), line = m_theme->px(28) + gap;
    int x = edge, y = gap;
    const auto put = [&](Button* button) {
        const QSize size = button->sizeHint();
        if (x > edge && x + size.width() > width() - edge) {
            x = edge;
            y += line;
        }
        button->setGeometry(x, y, std::min(size.width(), std::max(0, width() - 2 * edge)), size.height());
        x += size.width() + gap;
    };
    std::ranges::for_each(m_rows, put);
    x += m_buttons.empty() ? 0 : m_theme->px(16);
    std::ranges::for_each(m_buttons, put);
    m_end = x;
    setFixedHeight(y + line);
    update();
}

QSize CodeBar::minimumSizeHint() const { return {m_theme->px(320), m_theme->px(36)}; }

void CodeBar::resizeEvent(QResizeEvent*) { arrange(); }

void CodeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, width(), 0);
    painter.setFont(m_theme->font(TextStyle::Small));
    painter.setPen(m_theme->colour(Token::Text3));
    const QRect first(0, m_theme->px(4), width() - m_theme->px(12), m_theme->px(28));
    painter.drawText(first.adjusted(m_theme->px(16), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Code"));
    if (!m_codes->row() && height() <= m_theme->px(40))
        painter.drawText(first.adjusted(m_end + m_theme->px(8), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         tr("choose a row (%1); its codes appear here, each with its key").arg(keyText("code.row")));
}

} // namespace attune::ui
