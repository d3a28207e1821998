// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/transport.h"

#include "ui/controls/button.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

namespace attune::ui {
namespace {

QString speedText(double speed) {
    return (speed < 0 ? QStringLiteral("\u2212") : QString()) + QString::number(std::abs(speed)) + QStringLiteral("×");
}

} // namespace

Transport::Transport(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_time(new QLabel(this)), m_frame(new QLabel(this)), m_marks(new QLabel(this)),
      m_dropped(new QLabel(this)), m_speed(new QComboBox(this)), m_volume(new QSlider(Qt::Horizontal, this)) {
    const auto button = [&](Button::Kind kind, const char* icon, const QString& name, const QString& key,
                            const char* id) {
        auto* b = new Button(theme, kind, QLatin1String(icon), {}, this);
        b->setAccessibleName(name);
        b->setToolTip(key.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, key));
        const QString action = QLatin1String(id);
        connect(b, &Button::clicked, this, [this, action] {
            if (!action.isEmpty())
                emit actionRequested(action);
        });
        return b;
    };
    m_replay =
        button(Button::Kind::Quiet, "replay", tr("Replay the last 5 seconds"), QStringLiteral("R"), "play.replay");
    m_back = button(Button::Kind::Quiet, "step-back", tr("One frame back"), QStringLiteral("←"), "step.back");
    m_play = button(Button::Kind::Strong, "play", tr("Play"), QStringLiteral("Space"), "play.toggle");
    m_play->setSizes(32, 44);
    m_forward = button(Button::Kind::Quiet, "step-forward", tr("One frame on"), QStringLiteral("→"), "step.forward");
    m_loop = button(Button::Kind::Quiet, "loop", tr("Loop the selection"), QStringLiteral("Ctrl+L"), "play.loop");
    m_loop->setCheckable(true);
    m_mute = button(Button::Kind::Quiet, "volume", tr("Mute"), {}, "");
    connect(m_mute, &Button::clicked, this, &Transport::muteToggled);

    m_time->setObjectName(QStringLiteral("transport.time"));
    m_frame->setObjectName(QStringLiteral("transport.frame"));
    m_marks->setObjectName(QStringLiteral("transport.marks"));
    m_replay->setObjectName(QStringLiteral("transport.replay"));
    m_back->setObjectName(QStringLiteral("transport.back"));
    m_play->setObjectName(QStringLiteral("transport.play"));
    m_forward->setObjectName(QStringLiteral("transport.forward"));
    m_loop->setObjectName(QStringLiteral("transport.loop"));
    m_speed->setObjectName(QStringLiteral("transport.speed"));
    m_volume->setObjectName(QStringLiteral("transport.volume"));

    m_time->setProperty("look", "timecode");
    m_frame->setProperty("tone", "2");
    m_marks->setProperty("look", "small");
    m_marks->setProperty("tone", "2");
    m_dropped->setObjectName(QStringLiteral("transport.dropped"));
    m_dropped->setProperty("look", "small");
    m_dropped->setProperty("tone", "warn");
    m_dropped->setToolTip(tr("Frames left out because the computer could not keep up. The time never slows."));
    m_speed->setFocusPolicy(Qt::TabFocus);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed  ([ slower, ] faster, \\ normal)"));
    for (const double speed : {0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0})
        m_speed->addItem(speedText(speed), speed);
    m_speed->setCurrentIndex(3);
    connect(m_speed, &QComboBox::activated, this, [this](int i) { emit speedChosen(m_speed->itemData(i).toDouble()); });
    m_volume->setFocusPolicy(Qt::TabFocus);
    m_volume->setRange(0, 100);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    connect(m_volume, &QSlider::valueChanged, this, [this](int v) { emit volumeChosen(v / 100.0); });

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSizeConstraint(QLayout::SetNoConstraint); // what does not fit is left out, see resizeEvent()
    row->addWidget(m_time);
    row->addWidget(m_frame);
    row->addStretch(1);
    for (QWidget* w : {static_cast<QWidget*>(m_replay), static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_play),
                       static_cast<QWidget*>(m_forward), static_cast<QWidget*>(m_loop)}) {
        row->addWidget(w);
    }
    row->addStretch(1);
    row->addWidget(m_marks);
    row->addWidget(m_dropped);
    row->addWidget(m_speed);
    row->addWidget(m_mute);
    row->addWidget(m_volume);
    connect(theme, &Theme::changed, this, &Transport::restyle);
    restyle();
    setFrame({}, -1);
    setVolume(1, false);
    setDropped(0);
}

void Transport::restyle() {
    layout()->setSpacing(m_theme->px(6)); // of what is shown only
    setFixedHeight(m_theme->px(52));
    m_time->setFixedWidth(
        QFontMetrics(m_theme->font(TextStyle::TimeCode)).horizontalAdvance(QStringLiteral("00:00:00.000")) +
        m_theme->px(6));
    m_speed->setFixedWidth(m_theme->px(92));
    m_volume->setFixedWidth(m_theme->px(64));
    setMarks(m_in, m_out);
    fit();
    update();
}

void Transport::setFrame(MediaTime time, qint64 frame, bool counted) {
    m_time->setText(timeCode(time));
    m_frameText = frame < 0 ? QString() : (counted ? tr("frame %1") : tr("frame ~%1")).arg(frame);
    m_shortFrameText = frame < 0 ? QString() : (counted ? tr("f %1") : tr("f ~%1")).arg(frame);
    m_frame->setText(m_isNarrow ? m_shortFrameText : m_frameText);
    m_frame->setAccessibleName(m_frameText);
    m_frame->setToolTip(counted || frame < 0 ? (m_isNarrow ? m_frameText : QString())
                                             : tr("The frames of this file are still being counted: the number may "
                                                  "change, the picture stays"));
}

void Transport::setPlaying(bool playing) {
    m_play->setIconName(playing ? QStringLiteral("pause") : QStringLiteral("play"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Pause  (Space)") : tr("Play  (Space)"));
}

void Transport::setSpeed(double speed) {
    const QSignalBlocker blocker(m_speed);
    int at = m_speed->findData(speed);
    // Shuttle speeds are shown as they are, but not offered.
    while (m_speed->count() > 7)
        m_speed->removeItem(7);
    if (at < 0 || at >= 7) {
        m_speed->addItem(speedText(speed), speed);
        at = 7;
    }
    m_speed->setCurrentIndex(at);
}

void Transport::setLooping(bool looping) { m_loop->setChecked(looping); }

void Transport::setMarks(std::optional<MediaTime> in, std::optional<MediaTime> out) {
    m_in = in;
    m_out = out;
    const QString quiet = m_theme->colour(Token::Text3).name();
    QStringList parts;
    if (in)
        parts << QStringLiteral("<span style='color:%1'>A</span> %2").arg(quiet, shortTime(*in));
    if (out)
        parts << QStringLiteral("<span style='color:%1'>B</span> %2").arg(quiet, shortTime(*out));
    m_marks->setText(parts.join(QStringLiteral("&nbsp; ")));
    m_marks->setAccessibleName(in || out ? tr("Selection") : QString());
}

void Transport::setVolume(double volume, bool muted) {
    const QSignalBlocker blocker(m_volume);
    m_volume->setValue(static_cast<int>(std::lround(volume * 100)));
    m_mute->setIconName(muted || volume <= 0 ? QStringLiteral("volume-off") : QStringLiteral("volume"));
    m_mute->setAccessibleName(muted ? tr("Sound on") : tr("Mute"));
    m_mute->setToolTip(muted ? tr("Sound on") : tr("Mute"));
}

void Transport::setDropped(qint64 frames) {
    m_droppedFrames = frames;
    m_dropped->setText(frames > 0 ? tr("%1 left out").arg(frames) : QString());
    m_dropped->setVisible(frames > 0 && m_droppedFits);
}

void Transport::setUsable(bool usable) {
    for (QWidget* w : {static_cast<QWidget*>(m_replay), static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_play),
                       static_cast<QWidget*>(m_forward), static_cast<QWidget*>(m_loop)})
        w->setEnabled(usable);
}

QSize Transport::minimumSizeHint() const { return {m_theme->px(240), m_theme->px(52)}; }

void Transport::resizeEvent(QResizeEvent*) { fit(); }

// What matters most comes first; the rest is shown as far as there is room.
void Transport::fit() {
    const QFontMetrics base(m_theme->font(TextStyle::Base));
    const QFontMetrics small(m_theme->font(TextStyle::Small));
    const int gap = layout()->spacing();
    const int full = base.horizontalAdvance(QStringLiteral("frame ~000000")) + m_theme->px(12);
    const int brief = base.horizontalAdvance(QStringLiteral("f ~000000")) + m_theme->px(2);
    m_isNarrow = width() < m_theme->px(400);
    const int side = m_theme->px(m_isNarrow ? 12 : 16);
    int left = width() - 2 * side - m_time->width() - gap - m_play->sizeHint().width();
    const auto takes = [&](int wide) {
        const bool fits = left >= wide + gap;
        left -= fits ? wide + gap : 0;
        return fits;
    };
    const auto shown = [&](std::initializer_list<QWidget*> widgets, int wide) {
        const bool fits = takes(wide);
        left = fits ? left : 0; // nothing less important instead
        for (QWidget* widget : widgets)
            widget->setVisible(fits);
    };
    shown({m_frame}, brief);
    shown({m_back, m_forward}, m_back->sizeHint().width() + gap + m_forward->sizeHint().width());
    m_isNarrow = m_isNarrow || !takes(full - brief - gap);
    shown({m_loop}, m_loop->sizeHint().width());
    shown({m_replay}, m_replay->sizeHint().width());
    m_droppedFits = takes(small.horizontalAdvance(tr("%1 left out").arg(QStringLiteral("000"))));
    shown({m_speed}, m_speed->width());
    shown({m_mute}, m_mute->sizeHint().width());
    shown({m_volume}, m_volume->width());
    shown({m_marks}, small.horizontalAdvance(QStringLiteral("A 00:00.000   B 00:00.000")));
    layout()->setContentsMargins(side, 0, side, 0);
    m_frame->setIndent(m_theme->px(m_isNarrow ? 0 : 8));
    m_frame->setFixedWidth(m_isNarrow ? brief : full);
    m_frame->setText(m_isNarrow ? m_shortFrameText : m_frameText);
    setDropped(m_droppedFrames);
}

QString Transport::currentTimeText() const { return m_time->text(); }

QString Transport::currentFrameText() const { return m_frameText; }

void Transport::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface));
    painter.setPen(m_theme->colour(Token::Border));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace attune::ui
