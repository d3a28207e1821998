// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_room.h"

#include "ui/background.h"
#include "ui/compare/comparison_table.h"
#include "ui/compare/learning_pane.h"
#include "ui/compare/moment_pane.h"
#include "ui/compare/reflection_panel.h"
#include "ui/controls/button.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/key_text.h"
#include "ui/controls/pane_edge.h"
#include "ui/player/time_text.h"
#include "ui/summary/summary_dialog.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/learn_desk.h"

#include <QDate>
#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

namespace attune::ui {
namespace {

QLabel* label(QWidget* parent, const char* look, const char* tone, const char* name = nullptr) {
    auto* made = new QLabel(parent);
    if (look)
        made->setProperty("look", look);
    if (tone)
        made->setProperty("tone", tone);
    if (name)
        made->setObjectName(QLatin1String(name));
    made->setWordWrap(true);
    return made;
}

/// "12 Mar 2026" of an ISO date; anything else as it is.
QString dayText(const QString& iso) {
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    return day.isValid() ? Words::locale().toString(day, QStringLiteral("d MMM yyyy")) : iso;
}

/// "The trainers accept Sensitivity 4 to 5, Structuring 3 to 4; you lie within on 1 of 2." Empty without such bands.
QString acceptableInWords(const Session& session, const Comparison& comparison) {
    const auto round = session.round();
    if (!session.library() || !round)
        return {};
    const auto bands = openBands(*session.library(), session.viewer(), comparison.clip.id, round->reference);
    if (!bands)
        return {};
    QStringList words;
    int within = 0, judged = 0;
    for (const ComparisonRow& row : comparison.rows) {
        const auto band = bands->find(row.dimension.id);
        if (band == bands->end())
            continue;
        const auto [low, high] = band->second;
        const Scale& scale = row.dimension.scale;
        words << CompareRoom::tr("%1 %2 to %3")
                     .arg(QString::fromStdString(row.dimension.name), QString::fromStdString(scale.textOf(low)),
                          QString::fromStdString(scale.textOf(high)));
        if (row.mine && row.mine->steps) {
            ++judged;
            within += *row.mine->steps >= low && *row.mine->steps <= high ? 1 : 0;
        }
    }
    return words.isEmpty() ? QString()
                           : CompareRoom::tr("The trainers accept %1; you lie within on %2 of %3.")
                                 .arg(words.join(QStringLiteral(", ")))
                                 .arg(within)
                                 .arg(judged);
}

} // namespace

CompareRoom::CompareRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_stack(new QStackedWidget(this)), m_closed(new QWidget), m_content(new QWidget),
      m_left(new QWidget), m_right(new QWidget), m_pane(new MomentPane(*context.theme, *context.session, m_right)),
      m_background(new Background(this)) {
    Theme* t = context.theme;
    m_closedText = label(m_closed, "lead", "2", "compare.closed");
    m_closedText->setAlignment(Qt::AlignCenter);
    m_toCode = new Button(t, Button::Kind::Primary, QStringLiteral("code"), tr("Rate this clip"), m_closed);
    m_toCode->setObjectName(QStringLiteral("compare.toCode"));
    connect(m_toCode, &Button::clicked, this, [this] {
        if (m_clip)
            emit clipRequested(*m_clip, QStringLiteral("code"));
    });
    auto* closed = new QVBoxLayout(m_closed);
    closed->setContentsMargins(t->px(48), 0, t->px(48), 0);
    closed->setSpacing(t->px(16));
    closed->addStretch(2);
    closed->addWidget(m_closedText);
    closed->addWidget(m_toCode, 0, Qt::AlignHCenter);
    closed->addStretch(3);

    m_sentence = label(m_left, "title", nullptr, "compare.sentence");
    m_detail = label(m_left, nullptr, "2", "compare.detail");
    m_legend = label(m_left, "small", "2", "compare.legend");
    m_table = new ComparisonTable(t, m_left);
    m_learning = new LearningPane(*t, session(), m_left);
    auto* keys = new QWidget(m_left);
    auto* keyRow = new FlowLayout(keys);
    m_you = label(m_left, "small", "2");
    for (QLabel* each : {m_legend, m_you}) {
        each->setWordWrap(false);
        keyRow->addWidget(each);
    }
    for (const auto& [action, words] :
         {std::pair{"compare.next", tr("next disagreement")}, std::pair{"compare.loop", tr("loop the moment")},
          std::pair{"compare.example", tr("example")}}) {
        auto* pair = new QWidget(keys); // a key and what it does stay together
        auto* pairRow = new QHBoxLayout(pair);
        pairRow->setContentsMargins(0, 0, 0, 0);
        auto* key = label(pair, "key", nullptr);
        key->setText(keyText(action));
        key->setWordWrap(false);
        auto* what = label(pair, "small", "2");
        what->setText(words);
        what->setWordWrap(false);
        pairRow->addWidget(key);
        pairRow->addWidget(what);
        keyRow->addWidget(pair);
    }
    auto* left = new QVBoxLayout(m_left);
    left->setSpacing(0);
    left->addWidget(m_sentence);
    left->addWidget(m_detail);
    left->addWidget(keys);
    left->addWidget(m_table);
    left->addWidget(m_learning);
    left->addStretch(1);
    m_leftScroll = makeScroll(m_left);

    setProperty("focusRing", QStringLiteral("none")); // hands the keyboard on
    m_reflection = new ReflectionPanel(t, context.session, m_right);
    m_next = new Button(t, Button::Kind::Primary, {}, tr("Next clip"), m_right);
    m_next->setObjectName(QStringLiteral("compare.nextClip"));
    connect(m_next, &Button::clicked, this, &CompareRoom::nextClip);
    auto* right = new QVBoxLayout(m_right);
    right->addWidget(m_pane);
    right->addWidget(makeLine());
    right->addWidget(m_reflection);
    auto* nextRow = new QHBoxLayout;
    nextRow->addStretch(1);
    nextRow->addWidget(m_next);
    right->addLayout(nextRow);
    right->addStretch(1);
    m_rightScroll = makeScroll(m_right);

    auto* content = new QHBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(m_leftScroll, 1);
    m_edge = new PaneEdge(*t, session(), m_rightScroll, PaneEdge::Side::Right, "compare.moment", {360, 40},
                          tr("Edge of the moment"));
    content->addWidget(m_edge);
    connect(m_edge, &PaneEdge::fitted, this, &CompareRoom::restyle);
    content->addWidget(m_rightScroll);
    m_stack->addWidget(m_closed);
    m_stack->addWidget(m_content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);

    connect(m_table, &ComparisonTable::rowChanged, this, &CompareRoom::rowChanged);
    connect(m_table, &ComparisonTable::momentChosen, this, [this](TimeSpan span) { m_pane->showMoment(span, true); });
    connect(m_learning, &LearningPane::clipChosen, this,
            [this](const ClipId& clip) { emit clipRequested(clip, QStringLiteral("compare")); });
    connect(m_reflection, &ReflectionPanel::failed, this, [this](const QString& s) { emit notice(s, true); });
    connect(m_pane, &MomentPane::momentShown, m_table, &ComparisonTable::setMoment);
    connect(m_pane, &MomentPane::opened, this, &CompareRoom::restyle);
    connect(m_pane, &MomentPane::notice, this, &Room::notice);
    connect(t, &Theme::changed, this, &CompareRoom::restyle);
    restyle();
    showClosed(tr("Choose a clip in Clips to compare your rating with the reference."), false);
}

CompareRoom::~CompareRoom() = default;

void CompareRoom::restyle() {
    const auto px = [this](int n) { return theme().px(n); };
    m_left->layout()->setContentsMargins(0, px(20), 0, px(16));
    for (QWidget* w : {static_cast<QWidget*>(m_sentence), static_cast<QWidget*>(m_detail)})
        w->setContentsMargins(px(24), 0, px(24), px(4));
    m_legend->parentWidget()->layout()->setContentsMargins(px(24), px(8), px(24), px(8));
    m_legend->parentWidget()->layout()->setSpacing(px(8));
    m_right->layout()->setContentsMargins(px(20), px(20), px(20), px(16));
    m_right->layout()->setSpacing(px(8));
    const int pane = width() < px(1100) ? 300 : 360;
    m_edge->setUsual(pane);
    m_pane->fit(std::max(40, m_rightScroll->width() * 100 / px(100) - 40));
    update();
}

void CompareRoom::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour(Token::Surface));
}

void CompareRoom::resizeEvent(QResizeEvent*) { restyle(); }

QWidget* CompareRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(theme().px(16));
    m_alias = label(bar, "section", nullptr, "bar.clip");
    m_title = new ElidedLabel;
    m_title->setProperty("tone", QStringLiteral("2"));
    m_facts = new ElidedLabel;
    m_facts->setProperty("tone", QStringLiteral("3"));
    m_locked = label(bar, "chip", nullptr);
    m_locked->setText(tr("locked"));
    m_place = new ElidedLabel;
    m_place->setProperty("look", QStringLiteral("chip"));
    m_export = new Button(&theme(), Button::Kind::Outline, QStringLiteral("export"), tr("Export…"), bar);
    m_export->setObjectName(QStringLiteral("compare.export"));
    m_export->setToolTip(
        withKey(tr("Your own summary over all clips you submitted: look at it, save or print it"), "compare.export"));
    connect(m_export, &Button::clicked, this, [this] { perform(QStringLiteral("compare.export")); });
    for (QLabel* each : {m_alias, m_locked})
        each->setWordWrap(false);
    for (QLabel* each : {m_alias, m_title, m_facts})
        row->addWidget(each);
    row->addStretch(1);
    row->addWidget(m_locked, 0, Qt::AlignVCenter);
    row->addWidget(m_place, 0, Qt::AlignVCenter);
    row->addWidget(m_export);
    showBar();
    return bar;
}

void CompareRoom::showBar() {
    if (!m_alias)
        return;
    const bool open = m_comparison.has_value();
    m_alias->setText(open ? QString::fromStdString(m_comparison->clip.alias) : tr("Compare"));
    m_title->setText(open ? QString::fromStdString(m_comparison->clip.title) : QString());
    m_facts->setText(open && m_comparison->submittedMs ? tr("submitted %1").arg(dateText(*m_comparison->submittedMs))
                                                       : QString());
    m_locked->setVisible(open);
    m_export->setVisible(open);
    m_place->hide();
    if (const auto round = session().round(); open && round) {
        const auto at = std::find(round->clips.begin(), round->clips.end(), m_comparison->clip.id);
        if (at != round->clips.end()) {
            m_place->setText(tr("%1, clip %2 of %3")
                                 .arg(QString::fromStdString(round->title))
                                 .arg(at - round->clips.begin() + 1)
                                 .arg(round->clips.size()));
            m_place->show();
        }
    }
}

void CompareRoom::showClosed(const QString& sentence, bool offerCode) {
    m_comparison.reset();
    m_pane->close();
    m_table->clear();
    m_closedText->setText(sentence);
    m_toCode->setVisible(offerCode);
    m_stack->setCurrentWidget(m_closed);
    showBar();
    update();
    emit statusChanged();
}

void CompareRoom::enter() {
    if (m_clip)
        load();
    else
        showBar();
}

void CompareRoom::leave() {
    m_reflection->keep();
    m_pane->pause();
}

void CompareRoom::openClip(const ClipId& clip) {
    if (m_clip != clip) {
        m_reflection->keep();
        m_comparison.reset();
        m_pane->close();
    }
    m_clip = clip;
    load();
}

void CompareRoom::load() {
    if (session().isBlind(*m_clip)) {
        showClosed(
            tr("You have not submitted this clip yet. The comparison opens after submission, so that your rating "
               "stays your own."),
            true);
        return;
    }
    if (m_comparison && m_comparison->clip.id == *m_clip)
        return;
    auto comparison = session().compare(*m_clip);
    if (!comparison) {
        showClosed(Words::of(comparison.error()), false);
        return;
    }
    m_comparison = std::move(*comparison);
    const Comparison& c = *m_comparison;
    m_sentence->setText(Words::of(c.sentence));
    const QString detail =
        QStringList{Words::of(c.detail), acceptableInWords(session(), c)}.join(QLatin1Char(' ')).trimmed();
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    const QString purple = theme().colour(Token::ReferenceInk).name();
    QString reference = tr("reference v%1").arg(c.provenance.version);
    if (!c.provenance.date.empty())
        reference += QStringLiteral(", ") + dayText(QString::fromStdString(c.provenance.date));
    m_legend->setText(QStringLiteral("<span style='color:%1'>◆</span> %2").arg(purple, reference.toHtmlEscaped()));
    m_you->setText(QStringLiteral("<span style='color:%1'>●</span><span style='color:%2'>●</span> %3")
                       .arg(theme().colour(Token::Adult).name(), theme().colour(Token::Child).name(),
                            tr("you, adult and child").toHtmlEscaped()));
    m_legend->setToolTip(QString::fromStdString(c.provenance.how));
    m_pane->setComparison(c);
    m_loading = true;
    m_table->setComparison(c);
    m_loading = false;
    std::vector<Dimension> dimensions;
    for (const ComparisonRow& row : c.rows)
        dimensions.push_back(row.dimension);
    m_learning->show(dimensions);
    m_reflection->setClip(*m_clip);
    m_stack->setCurrentWidget(m_content);
    showFile();
    showBar();
    m_loading = true;
    rowChanged();
    m_loading = false;
    if (isVisible())
        m_table->setFocus(Qt::OtherFocusReason);
    update();
    emit statusChanged();
}

void CompareRoom::showFile() {
    if (const auto cards = session().clips())
        for (const ClipCard& card : *cards)
            if (card.clip.id == *m_clip)
                m_pane->open(card);
}

void CompareRoom::rowChanged() {
    if (!m_comparison || m_table->row() < 0)
        return;
    m_pane->showRow(static_cast<std::size_t>(m_table->row()));
    if (m_loading)
        return; // begin at the top: the sentence first
    const int bottom = m_table->rowRect(m_table->row()).bottom();
    m_leftScroll->ensureVisible(0, m_table->y() + bottom, 0, theme().px(16));
}

void CompareRoom::nextClip() {
    const auto cards = session().clips();
    if (!cards)
        return;
    auto at = std::find_if(cards->begin(), cards->end(), [this](const ClipCard& c) { return m_clip == c.clip.id; });
    if (at != cards->end())
        ++at;
    // The next one to rate; after the last, from the first again.
    const auto toDo = [](const ClipCard& c) {
        return c.progress == ClipProgress::New || c.progress == ClipProgress::Draft;
    };
    auto next = std::find_if(at, cards->end(), toDo);
    if (next == cards->end())
        next = std::find_if(cards->begin(), cards->end(), toDo);
    if (next != cards->end())
        emit clipRequested(next->clip.id, QStringLiteral("code"));
    else
        emit roomRequested(QStringLiteral("clips"));
}

void CompareRoom::focusInEvent(QFocusEvent*) {
    if (m_comparison)
        m_table->setFocus(Qt::OtherFocusReason);
    else if (!m_toCode->isHidden())
        m_toCode->setFocus(Qt::TabFocusReason);
}

bool CompareRoom::isReady() const { return !m_comparison || m_pane->isReady(); }

QString CompareRoom::blindText() const {
    return m_comparison ? tr("Not blind: feedback for %1 is open").arg(QString::fromStdString(m_comparison->clip.alias))
                        : QString();
}

bool CompareRoom::canPerform(const QString& id) const {
    if (!m_comparison)
        return false;
    return id.startsWith(QLatin1String("compare.")) || id.startsWith(QLatin1String("dimension.")) ||
           m_pane->canPerform(id);
}

bool CompareRoom::perform(const QString& id) {
    if (!canPerform(id))
        return false;
    if (id == QLatin1String("compare.next")) {
        if (!m_table->nextDisagreement())
            emit notice(tr("You agree with the reference on every dimension that both scored."), false);
        return true;
    }
    if (id == QLatin1String("compare.loop")) {
        m_pane->loopNext();
        return true;
    }
    if (id == QLatin1String("compare.example")) {
        m_pane->nextExample();
        return true;
    }
    if (id == QLatin1String("compare.export")) {
        openSummary();
        return true;
    }
    if (id == QLatin1String("dimension.next") || id == QLatin1String("dimension.previous")) {
        m_table->setRow(m_table->row() + (id == QLatin1String("dimension.next") ? 1 : -1));
        return true;
    }
    return m_pane->perform(id);
}

std::vector<SummaryNote> CompareRoom::ownNotes() const {
    std::vector<SummaryNote> notes;
    const auto cards = session().clips();
    if (!cards)
        return notes;
    for (const ClipCard& card : *cards) {
        if (card.progress != ClipProgress::Submitted && card.progress != ClipProgress::Compared)
            continue;
        const auto desk = session().desk(card.clip.id);
        if (!desk)
            continue;
        const Coding& coding = (*desk)->coding();
        const auto add = [&](const DimensionId& dimension, const std::string& text) {
            if (!QString::fromStdString(text).trimmed().isEmpty())
                notes.push_back({card.clip.alias, dimension.value, coding.rater.value, text});
        };
        for (const auto& [key, rating] : coding.ratings)
            add(key.dimension, rating.note);
        for (const auto& [id, evidence] : coding.evidence)
            add(evidence.dimension, evidence.note);
    }
    return notes;
}

void CompareRoom::openSummary() {
    auto work = session().ownReport();
    if (!work) {
        emit notice(Words::of(work.error()), true);
        return;
    }
    if (m_export)
        m_export->setEnabled(false);
    emit notice(tr("Working out your summary"), false);
    m_background->run([this, work = std::move(*work)](const std::stop_token&) -> Background::Then {
        auto report = std::make_shared<Result<AgreementReport>>(work());
        return [this, report] {
            if (m_export)
                m_export->setEnabled(true);
            if (!*report) {
                emit notice(Words::of(report->error()), true);
                return;
            }
            const QString me = QString::fromStdString(session().person().id.value);
            auto* dialog = new SummaryDialog(theme(),
                                             {std::make_shared<const AgreementReport>(std::move(**report)), me,
                                              ownNotes(), QDir::home().filePath(QStringLiteral("attune-") + me)},
                                             this);
            connect(dialog, &SummaryDialog::told, this, &Room::notice);
            dialog->open();
        };
    });
}

} // namespace attune::ui
