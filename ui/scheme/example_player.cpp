// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/example_player.h"

#include "ui/player/clip_player.h"
#include "ui/player/picture_view.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>

namespace attune::ui {

ExamplePlayer::ExamplePlayer(Theme& theme, Session& session)
    : m_theme(theme), m_session(session), m_player(new ClipPlayer(theme, this)), m_title(makeParagraph({}, "strong")),
      m_where(makeParagraph({}, "small", "2")) {
    setObjectName(QStringLiteral("schemes.example"));
    m_title->setObjectName(QStringLiteral("schemes.exampleTitle"));
    m_where->setObjectName(QStringLiteral("schemes.exampleWhere"));
    QPushButton* toggle = makeButton(tr("Pause"));
    toggle->setObjectName(QStringLiteral("schemes.exampleToggle"));
    QPushButton* closing = makeButton(tr("Close"), "quiet");
    closing->setObjectName(QStringLiteral("schemes.exampleClose"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_where);
    column->addWidget(m_player);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(toggle);
    buttons->addWidget(closing);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(makeLine());
    hide();

    PlayerBridge* bridge = m_player->bridge();
    connect(bridge, &PlayerBridge::stateChanged, toggle, [toggle, bridge] {
        toggle->setEnabled(bridge->index() != nullptr);
        toggle->setText(bridge->isPlaying() ? tr("Pause") : tr("Play"));
    });
    const auto goOn = [this, bridge] {
        if (bridge->isPlaying())
            m_player->pause();
        else if (bridge->index())
            m_player->playback()->playSpan(m_example.span, true);
    };
    connect(toggle, &QPushButton::clicked, this, goOn);
    connect(m_player, &ClipPlayer::clicked, this, goOn);
    connect(closing, &QPushButton::clicked, this, &ExamplePlayer::close);
    connect(m_player, &ClipPlayer::opened, this, [this] {
        fit();
        // Who has seen an example of a clip knows the clip.
        m_session.noteWatched(m_example.clip, {{m_example.span}});
        m_player->playback()->playSpan(m_example.span, true);
    });
    connect(m_player, &ClipPlayer::failed, this, [this](const QString& sentence) { emit notice(sentence, true); });
    connect(&theme, &Theme::changed, this, &ExamplePlayer::fit);
}

void ExamplePlayer::play(const QString& title, const QString& where, const Exemplar& example) {
    const auto cards = m_session.clips();
    if (!cards)
        return emit notice(Words::of(cards.error()), true);
    m_player->close();
    m_example = example;
    m_title->setText(title);
    m_where->setText(where);
    show();
    const auto card = std::ranges::find(*cards, example.clip, [](const ClipCard& each) { return each.clip.id; });
    if (card == cards->end())
        m_player->close(tr("This clip is no longer in the library."));
    else
        m_player->open(*card);
    fit();
}

void ExamplePlayer::fit() { m_player->fit(width() * 100 / m_theme.px(100)); }

void ExamplePlayer::resizeEvent(QResizeEvent*) { fit(); }

void ExamplePlayer::pause() { m_player->pause(); }

void ExamplePlayer::close() {
    m_player->close();
    hide();
}

} // namespace attune::ui
