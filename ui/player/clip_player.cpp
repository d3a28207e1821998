// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/clip_player.h"

#include "ui/player/picture_view.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/player/qt_audio_sink.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QVBoxLayout>
#include <algorithm>

namespace attune::ui {

ClipPlayer::ClipPlayer(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_bridge(new PlayerBridge(std::make_shared<QtAudioSink>(), this)),
      m_picture(new PictureView(&theme)), m_second(new PictureView(&theme)),
      m_playback(new Playback(m_bridge, m_picture, nullptr, this)) {
    m_picture->setObjectName(QStringLiteral("picture"));
    m_second->setObjectName(QStringLiteral("picture.second"));
    m_second->setAccessibleName(tr("Picture of the second view"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (PictureView* view : {m_picture, m_second}) {
        view->setMargin(0);
        column->addWidget(view);
        connect(view, &PictureView::clicked, this, &ClipPlayer::clicked);
    }
    m_second->hide();
    connect(m_bridge, &PlayerBridge::secondFrameShown, this,
            [this] { m_second->setSecondFrame(m_bridge->secondShown()); });
    connect(m_bridge, &PlayerBridge::stateChanged, this, [this] { m_second->setSmooth(!m_bridge->isPlaying()); });
    connect(m_bridge, &PlayerBridge::opened, this, &ClipPlayer::opened);
    connect(m_bridge, &PlayerBridge::failed, this, [this](const QString& sentence) {
        m_picture->showMessage(sentence);
        emit failed(sentence);
    });
}

QString ClipPlayer::whyNot(const ClipCard& card) {
    const QString alias = QString::fromStdString(card.clip.alias);
    if (!card.closed.empty())
        return tr("%1 cannot be watched: %2.").arg(alias, Words::of(card.closed));
    if (card.mediaChanged)
        return tr("The file of %1 has changed since it was added: other pictures would be coded under its name.\n"
                  "Find the right file in Clips, or add this one as a clip of its own.")
            .arg(alias);
    if (card.mediaMissing)
        return tr("The file of %1 is not where it was. Locate it in Clips.").arg(alias);
    return {};
}

void ClipPlayer::open(const ClipCard& card) {
    m_second->hide();
    if (const QString why = whyNot(card); !why.isEmpty()) {
        m_picture->showMessage(why);
    } else {
        m_picture->showMessage(tr("Reading %1").arg(QString::fromStdString(card.clip.alias)));
        m_bridge->open(card.media);
        openSecond(card);
    }
}

void ClipPlayer::openSecond(const ClipCard& card) {
    m_second->setVisible(card.clip.view.has_value());
    if (!card.clip.view)
        return;
    if (card.secondMissing) {
        m_second->showMessage(tr("The file of the second view is not where it was."));
        return;
    }
    m_second->showMessage(tr("Reading the second view"));
    m_bridge->openSecond(card.secondMedia, card.clip.view->offset, {.contentHash = card.clip.view->contentHash});
}

void ClipPlayer::close(const QString& words) {
    m_bridge->close();
    m_picture->showMessage(words);
    m_second->hide();
}

void ClipPlayer::pause() {
    if (m_bridge->isPlaying())
        m_bridge->player()->pause();
}

void ClipPlayer::fit(int width) {
    layout()->setSpacing(m_theme.px(8));
    QSize shape(16, 9);
    if (const MediaIndexPtr index = m_bridge->index();
        index && index->info.video && index->info.video->displayWidth > 0)
        shape = {index->info.video->displayWidth, index->info.video->displayHeight};
    const int most = m_theme.px(m_second->isHidden() ? 300 : 200);
    for (PictureView* view : {m_picture, m_second})
        view->setFixedHeight(std::min(m_theme.px(width) * shape.height() / shape.width(), most));
}

bool ClipPlayer::isReady() const {
    if (!m_bridge->player() || m_bridge->status().state == PlayState::Empty)
        return true;
    const MediaIndexPtr index = m_bridge->index();
    return index && (m_bridge->shown().frame || !index->hasVideo()) && !m_bridge->status().seeking;
}

} // namespace attune::ui
