// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/moment_pane.h"

#include "ui/compare/moment_words.h"
#include "ui/controls/key_text.h"
#include "ui/player/clip_player.h"
#include "ui/player/playback.h"
#include "ui/player/player_bridge.h"
#include "ui/player/time_links.h"
#include "ui/player/time_text.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr std::int64_t around = 1'000'000'000; ///< shown before and after a moment

QLabel* named(QLabel* label, const char* name) {
    label->setObjectName(QLatin1String(name));
    return label;
}

/// "● You: what was said"; the mark's colour tells who.
QString saying(const QColor& colour, const QString& mark, const QString& who, const QString& words) {
    return QStringLiteral("<span style='color:%1'>%2</span> <span style='font-weight:600'>%3</span> %4")
        .arg(colour.name(), mark, who, words.isEmpty() ? MomentPane::tr("left no mark here.") : words);
}

} // namespace

MomentPane::MomentPane(Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_player(new ClipPlayer(theme, this)), m_bridge(m_player->bridge()),
      m_playback(m_player->playback()), m_moment(named(makeParagraph({}, "strong"), "compare.moment")),
      m_loopChip(named(makeLabel(tr("looping"), "chip", "accent"), "compare.looping")),
      m_kind(named(makeParagraph({}, "small-strong"), "compare.kind")),
      m_reason(named(makeParagraph({}, "small", "2"), "compare.reason")),
      m_referenceWords(named(makeParagraph({}, "small"), "compare.referenceWords")),
      m_myWords(named(makeParagraph({}, "small"), "compare.myWords")), m_exampleButton(makeButton({})),
      m_session(session) {
    m_loopChip->hide();
    for (QLabel* words : {m_referenceWords, m_myWords})
        words->setTextFormat(Qt::RichText);
    auto* head = new QHBoxLayout;
    head->addWidget(m_moment, 1);
    head->addWidget(m_loopChip);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_player);
    column->addLayout(head);
    column->addWidget(m_kind);
    column->addWidget(m_reason);
    column->addWidget(m_referenceWords);
    column->addWidget(m_myWords);
    column->addWidget(m_exampleButton, 0, Qt::AlignLeft);
    m_exampleButton->setObjectName(QStringLiteral("compare.exampleButton"));
    m_exampleButton->setToolTip(withKey(
        tr("Play the moment that shows what this point of the scale means, then come back"), "compare.example"));
    connect(m_exampleButton, &QPushButton::clicked, this, &MomentPane::nextExample);

    connect(m_player, &ClipPlayer::clicked, this, [this] { perform(QStringLiteral("play.toggle")); });
    connect(m_bridge, &PlayerBridge::stateChanged, this,
            [this] { m_loopChip->setVisible(m_playback->isLooping() && m_bridge->isPlaying()); });
    connect(m_player, &ClipPlayer::opened, this, [this] {
        emit opened();
        if (m_example) {
            const AnchorExample& example = examples()[*m_example];
            // Who has seen an example of a clip knows the clip.
            m_session.noteWatched(example.clip, {{example.span}});
            m_playback->playSpan(example.span, true);
        } else if (m_span) {
            showMoment(*m_span, false);
        }
    });
    connect(m_player, &ClipPlayer::failed, this, [this](const QString& sentence) { emit notice(sentence, true); });
}

void MomentPane::open(const ClipCard& card) {
    m_card = card;
    m_end = MediaTime(card.clip.duration.ns);
    if (!m_bridge->index())
        m_player->open(card);
}

void MomentPane::close() {
    m_span.reset();
    m_example.reset();
    m_end = {};
    m_player->close();
}

void MomentPane::pause() { m_player->pause(); }

bool MomentPane::isReady() const { return m_player->isReady(); }

PictureView* MomentPane::picture() const { return m_player->picture(); }
PictureView* MomentPane::secondPicture() const { return m_player->secondPicture(); }

void MomentPane::fit(int width) {
    layout()->setSpacing(m_theme.px(8));
    m_player->fit(width);
}

std::vector<const Evidence*> MomentPane::moments() const {
    std::vector<const Evidence*> out;
    if (m_row >= m_comparison.rows.size())
        return out;
    // The reference's moments first: they are what there is to learn from.
    for (const Evidence& e : row().referenceEvidence)
        out.push_back(&e);
    for (const Evidence& e : row().myEvidence)
        out.push_back(&e);
    return out;
}

void MomentPane::setComparison(const Comparison& comparison) {
    m_comparison = comparison;
    m_feedback = feedbackOn(m_session, comparison);
    m_row = 0;
}

const std::vector<AnchorExample>& MomentPane::examples() const {
    static const std::vector<AnchorExample> none;
    if (m_row >= m_comparison.rows.size())
        return none;
    const auto found = m_feedback.examples.find(row().dimension.id);
    return found == m_feedback.examples.end() ? none : found->second;
}

void MomentPane::showRow(std::size_t at) {
    if (m_playback->isLooping()) {
        m_playback->stopLoop();
        m_bridge->player()->pause();
    }
    m_span.reset();
    m_row = at;
    if (m_example)
        leaveExample();
    const QString why = row().reference ? QString::fromStdString(row().reference->rationale) : QString();
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
    showButton();
    if (const auto all = moments(); !all.empty()) {
        showMoment(all.front()->span, false);
        return;
    }
    m_moment->setText(QString::fromStdString(row().dimension.name));
    m_referenceWords->show();
    m_referenceWords->setText(tr("Neither you nor the reference marked a moment here."));
    m_kind->hide();
    m_myWords->hide();
}

void MomentPane::showButton() {
    const auto& all = examples();
    m_exampleButton->setVisible(!all.empty());
    const std::size_t next = m_example ? *m_example + 1 : 0;
    if (next < all.size())
        m_exampleButton->setText(tr("What %1 looks like: %2")
                                     .arg(QString::fromStdString(row().dimension.scale.textOf(all[next].steps)),
                                          QString::fromStdString(all[next].alias)));
    else
        m_exampleButton->setText(tr("Back to %1").arg(QString::fromStdString(m_card.clip.alias)));
}

void MomentPane::nextExample() {
    if (examples().empty()) {
        emit notice(tr("No example is kept for the points given here. Trainers set examples in Schemes."), false);
        return;
    }
    const std::size_t next = m_example ? *m_example + 1 : 0;
    if (next < examples().size())
        return showExample(next);
    leaveExample();
    showRow(m_row);
}

void MomentPane::showExample(std::size_t at) {
    m_example = at;
    const AnchorExample& example = examples()[at];
    m_bridge->close();
    m_moment->setText(tr("Example in %1, %2").arg(QString::fromStdString(example.alias), spanText(example.span)));
    m_kind->setText(pointInWords(row(), example.steps));
    m_kind->show();
    m_reason->hide();
    m_myWords->hide();
    const auto anchor = std::ranges::find(row().dimension.scale.anchors, example.steps, &Anchor::steps);
    m_referenceWords->setText(anchor == row().dimension.scale.anchors.end()
                                  ? QString()
                                  : QString::fromStdString(anchor->text).toHtmlEscaped());
    m_referenceWords->setVisible(!m_referenceWords->text().isEmpty());
    showButton();
    const auto cards = m_session.clips();
    if (!cards)
        return emit notice(Words::of(cards.error()), true);
    const auto card = std::ranges::find(*cards, example.clip, [](const ClipCard& each) { return each.clip.id; });
    if (card == cards->end())
        m_player->close(tr("%1 is no longer in the library.").arg(QString::fromStdString(example.alias)));
    else
        m_player->open(*card);
}

void MomentPane::leaveExample() {
    m_example.reset();
    m_bridge->close();
    m_player->open(m_card);
}

QString MomentPane::wordsAt(const std::vector<Evidence>& evidence, TimeSpan span) const {
    // Marks within a second of the moment belong to it.
    const TimeSpan wide{span.begin - MediaDuration(around), span.end + MediaDuration(around)};
    QStringList words;
    for (const Evidence& e : evidence)
        if (e.span.begin < wide.end && wide.begin <= e.span.end) {
            const QString direction = e.direction == EvidenceDirection::Plus ? tr("plus") : tr("minus");
            words << (e.note.empty() ? direction + QStringLiteral(", ") + spanText(e.span)
                                     : QStringLiteral("%1: %2").arg(direction, QString::fromStdString(e.note)));
        }
    return words.join(QStringLiteral("; ")).toHtmlEscaped();
}

void MomentPane::showMoment(TimeSpan span, bool play) {
    if (m_example)
        leaveExample();
    m_span = span;
    emit momentShown(span);
    TimeSpan loop{MediaTime(std::max<std::int64_t>(0, span.begin.ns - around)), span.end + MediaDuration(around)};
    if (m_end > loop.begin)
        loop.end = std::min(loop.end, m_end);
    m_moment->setText(spanText(loop));
    m_referenceWords->setText(saying(m_theme.colour(Token::ReferenceInk), QStringLiteral("◆"), tr("Reference"),
                                     wordsAt(row().referenceEvidence, span)));
    m_myWords->setText(saying(m_theme.person(static_cast<int>(row().dimension.role)).fill, QStringLiteral("●"),
                              tr("You"), wordsAt(row().myEvidence, span)));
    m_referenceWords->show();
    m_kind->hide();
    for (const Evidence* one : moments())
        if (one->span == span && m_kind->isHidden()) {
            m_kind->setText(kindInWords(m_comparison, m_feedback.moments, row(), *one));
            m_kind->setVisible(!m_kind->text().isEmpty());
        }
    m_myWords->show();
    if (!m_bridge->index())
        return;
    if (play)
        m_playback->playSpan(loop, true);
    else
        m_playback->seek(span.begin);
}

void MomentPane::loopNext() {
    if (m_example) {
        if (m_bridge->index())
            m_playback->playSpan(examples()[*m_example].span, true);
        return;
    }
    const auto all = moments();
    if (all.empty()) {
        emit notice(tr("Nobody marked a moment on this dimension."), false);
        return;
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (m_span == all[i]->span)
            next = m_playback->isLooping() ? (i + 1) % all.size() : i;
    showMoment(all[next]->span, true);
}

bool MomentPane::canPerform(const QString& id) const {
    if (id.startsWith(QLatin1String("note.")))
        return qobject_cast<QPlainTextEdit*>(window()->focusWidget()) != nullptr;
    return m_playback->canPerform(id) && !id.startsWith(QLatin1String("mark."));
}

bool MomentPane::perform(const QString& id) {
    if (!canPerform(id))
        return false;
    if (id == QLatin1String("note.insertTime"))
        return insertTime(window()->focusWidget(), m_playback->time());
    if (id == QLatin1String("note.goToTime")) {
        if (const auto time = nextTimeIn(window()->focusWidget()))
            m_playback->seek(*time);
        else
            emit notice(tr("There is no time in this note. Write one like 0:12.3."), false);
        return true;
    }
    if (id == QLatin1String("play.toggle") && !m_bridge->isPlaying() && m_span && !m_example &&
        !m_playback->isLooping()) {
        showMoment(*m_span, true);
        return true;
    }
    return m_playback->perform(id);
}

} // namespace attune::ui
