// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/calibrate_room.h"

#include "report/number_text.h"
#include "ui/background.h"
#include "ui/calibrate/cell_pane.h"
#include "ui/calibrate/checks_pane.h"
#include "ui/calibrate/figure_view.h"
#include "ui/calibrate/filter_bar.h"
#include "ui/calibrate/heat_map.h"
#include "ui/calibrate/tables.h"
#include "ui/rounds/round_words.h"
#include "ui/summary/summary_dialog.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/round_report.h"

#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableWidget>
#include <algorithm>
#include <utility>

namespace attune::ui {
namespace {

/// A pane of the page: an empty column.
QVBoxLayout* makePane(QMargins margins) {
    auto* column = new QVBoxLayout(new QWidget);
    column->setContentsMargins(margins);
    column->setSpacing(8);
    return column;
}

/// The line at the top of a pane: what it shows, and a hint beside it on the same base line.
QHBoxLayout* makeHead(QLabel* title, QLabel* hint) {
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(title);
    head->addWidget(hint, 1, Qt::AlignBottom);
    return head;
}

QString iconOf(const QString& person) { return person.isEmpty() ? QStringLiteral("adult") : person; }

} // namespace

CalibrateRoom::CalibrateRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_background(new Background(this)), m_filters(new FilterBar(session())),
      m_checks(new ChecksPane(theme(), this)), m_pages(new QStackedWidget), m_waiting(makeParagraph({}, "", "2")),
      m_waitingBar(new QProgressBar), m_cell(new CellPane(theme(), this)) {
    setObjectName(QStringLiteral("room.calibrate"));
    setGround(this, "surface");

    auto* waiting = new QWidget;
    auto* waitingColumn = new QVBoxLayout(waiting);
    waitingColumn->setContentsMargins(24, 24, 24, 24);
    m_waiting->setObjectName(QStringLiteral("calibrate.waiting"));
    m_waitingBar->setRange(0, 0);
    m_waitingBar->setTextVisible(false);
    m_waitingBar->setMaximumWidth(320);
    waitingColumn->addWidget(m_waiting);
    waitingColumn->addWidget(m_waitingBar);
    waitingColumn->addStretch();

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_topRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bottomRow = new QBoxLayout(QBoxLayout::LeftToRight);
    const auto between = [this] {
        QWidget* line = makeLine(Qt::Vertical);
        m_betweens.append(line);
        return line;
    };
    m_topRow->addWidget(makeRoundPane());
    m_topRow->addWidget(between());
    m_topRow->addWidget(m_cell, 1);
    m_bottomRow->addWidget(makeForestPane(), 4);
    m_bottomRow->addWidget(between());
    m_bottomRow->addWidget(makeContestedPane(), 5);
    m_bottomRow->addWidget(between());
    m_bottomRow->addWidget(makeVerdictPane(), 3);
    column->addLayout(m_topRow);
    column->addWidget(makeLine());
    column->addLayout(m_bottomRow, 1);
    column->addWidget(m_checks);
    m_pages->addWidget(waiting);
    m_pages->addWidget(makeScroll(page));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_filters);
    whole->addWidget(m_pages);
    connect(m_filters, &FilterBar::changed, this, &CalibrateRoom::compute);
    connect(m_filters, &FilterBar::roundChosen, this, [this](const QString& round) {
        session().setSetting("calibrate.round", round.toStdString());
        emit roomRequested(QStringLiteral("renewed"));
    });
    connect(m_cell, &CellPane::clipChosen, this, &CalibrateRoom::openClipNamed);
    connect(&theme(), &Theme::changed, this, [this] {
        arrange();
        showDrawings();
    });
    setFocusProxy(m_map);
}

CalibrateRoom::~CalibrateRoom() = default;

QWidget* CalibrateRoom::makeRoundPane() {
    QVBoxLayout* column = makePane({24, 16, 16, 16});
    m_roundTitle = makeLabel({}, "section");
    m_roundTitle->setObjectName(QStringLiteral("calibrate.title"));
    column->addLayout(makeHead(m_roundTitle, makeLabel(tr("bias above, ICC(A,1) below"), "small", "3")));
    m_map = new HeatMap(theme());
    connect(m_map, &HeatMap::selected, this, &CalibrateRoom::showCell);
    column->addWidget(m_map, 0, Qt::AlignLeft);
    column->addWidget(makeParagraph(tr("Bias: points above or below the reference on average. ICC(A,1): how far the "
                                       "same numbers are given, 1 being full agreement. Narrow: the reference barely "
                                       "varies, so an ICC would say little. Grey italics: fewer than 10 clips."),
                                    "small", "3"));
    column->addStretch();
    return column->parentWidget();
}

QWidget* CalibrateRoom::makeForestPane() {
    QVBoxLayout* column = makePane({24, 16, 16, 16});
    m_forestTitle = makeLabel({}, "section");
    column->addLayout(makeHead(m_forestTitle, makeLabel(tr("ICC(A,1) with 95 % interval"), "small", "3")));
    m_forest = new FigureView(theme());
    m_forest->setObjectName(QStringLiteral("calibrate.forest"));
    column->addWidget(m_forest);
    column->addSpacing(8);
    column->addLayout(makeHead(makeLabel(tr("Halo"), "section"),
                               makeLabel(tr("correlations: circle rater, diamond reference"), "small", "3")));
    m_halo = new FigureView(theme());
    m_halo->setObjectName(QStringLiteral("calibrate.halo"));
    column->addWidget(m_halo);
    column->addStretch();
    return column->parentWidget();
}

QWidget* CalibrateRoom::makeContestedPane() {
    QVBoxLayout* column = makePane({16, 16, 16, 16}); // and 8 inside the cells
    auto* hint = new ElidedLabel(tr("IQR: width of the middle half"));
    hint->setToolTip(tr("IQR: how many points the middle half of the scores given spans"));
    hint->setProperty("look", QStringLiteral("small"));
    hint->setProperty("tone", QStringLiteral("3"));
    QHBoxLayout* head = makeHead(makeLabel(tr("Contested clips"), "section"), hint);
    head->setContentsMargins(8, 0, 8, 0);
    column->addLayout(head);
    m_contestedNone = makeParagraph(tr("No clip divides the raters."), "", "2");
    column->addWidget(m_contestedNone);
    m_contestedTable = makeTable({tr("Clip"), tr("Dimension"), tr("Scores given"), tr("IQR")}, {3}, 1);
    m_contestedTable->setObjectName(QStringLiteral("calibrate.contested"));
    m_contestedTable->setAccessibleName(tr("Contested clips; Enter opens the clip"));
    connect(m_contestedTable, &QTableWidget::cellActivated, this, [this](int line) {
        if (static_cast<std::size_t>(line) < m_contested.size())
            openClipOn(m_contested[static_cast<std::size_t>(line)].clip,
                       m_contested[static_cast<std::size_t>(line)].dimension, {});
    });
    m_contestedRows = new WholeRows(m_contestedTable);
    column->addWidget(m_contestedRows, 1);
    return column->parentWidget();
}

QWidget* CalibrateRoom::makeVerdictPane() {
    QVBoxLayout* column = makePane({24, 16, 24, 16});
    m_verdictTitle = makeLabel(tr("Verdict"), "section");
    column->addWidget(m_verdictTitle);
    m_verdictRule = makeParagraph({}, "small", "2");
    m_verdictRule->setObjectName(QStringLiteral("calibrate.verdict"));
    m_verdictRule->setMinimumWidth(theme().px(220));
    column->addWidget(m_verdictRule);
    m_verdictLines = new QGridLayout;
    m_verdictLines->setVerticalSpacing(6);
    m_verdictLines->setHorizontalSpacing(8);
    column->addLayout(m_verdictLines);
    column->addStretch();
    return column->parentWidget();
}

QWidget* CalibrateRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(16);
    const auto round = session().round();
    row->addWidget(makeLabel(round ? QString::fromStdString(round->title) : tr("Calibrate"), "section"));
    auto* text = new ElidedLabel;
    text->setProperty("tone", QStringLiteral("2"));
    text->setObjectName(QStringLiteral("calibrate.about"));
    m_barText = text;
    row->addWidget(m_barText, 1);
    m_export = makeButton(tr("Summary…"), "", theme().icon(QStringLiteral("export")));
    m_export->setObjectName(QStringLiteral("calibrate.export"));
    m_export->setToolTip(tr("Look at the summary of the round, a rater or a clip, save or print it (Ctrl E)"));
    m_export->setEnabled(m_figures != nullptr);
    connect(m_export, &QPushButton::clicked, this, &CalibrateRoom::exportSummary);
    row->addWidget(m_export);
    return bar;
}

void CalibrateRoom::enter() {
    m_filters->refresh();
    compute();
}

void CalibrateRoom::compute() {
    if (m_background->busy()) {
        m_again = true; // another part was asked for meanwhile
        return;
    }
    auto work = filteredReport(session(), m_filters->filter());
    if (!work) {
        m_waiting->setText(Words::of(work.error()));
        m_waitingBar->hide();
        m_pages->setCurrentIndex(0);
        return;
    }
    if (!m_figures) {
        m_waiting->setText(tr("Computing the round’s figures: every rater against the reference, with "
                              "intervals. This takes some seconds; you can go on in another room."));
        m_waitingBar->show();
        m_pages->setCurrentIndex(0);
    }
    const auto round = session().round();
    Result<std::function<Result<RoundChecks>()>> checks = std::unexpected(Error{});
    if (round && session().library())
        checks = roundChecks(*session().library(), session().viewer(), *round);
    m_background->run([this, work = std::move(*work),
                       checks = std::move(checks)](const std::stop_token&) -> Background::Then {
        auto report = std::make_shared<Result<AgreementReport>>(work());
        auto found = std::make_shared<Result<RoundChecks>>(checks ? (*checks)() : std::unexpected(checks.error()));
        return [this, report, found] {
            if (std::exchange(m_again, false))
                return compute();
            m_found = found->value_or(RoundChecks());
            if (!*report) {
                m_waiting->setText(Words::of(report->error()));
                m_waitingBar->hide();
                m_pages->setCurrentIndex(0);
                return;
            }
            m_figures = std::make_unique<RoundFigures>(std::make_shared<const AgreementReport>(std::move(**report)));
            const auto& repeats = m_figures->report()->repeats;
            m_repeats = repeats ? std::make_unique<RoundFigures>(repeats) : nullptr;
            showReport();
        };
    });
}

void CalibrateRoom::showReport() {
    if (m_figures->raters().isEmpty()) {
        m_waiting->setText(tr("Nobody has submitted a clip of this round yet. Figures appear here with the "
                              "first submission."));
        m_waitingBar->hide();
        m_pages->setCurrentIndex(0);
        return;
    }
    const auto raters = m_figures->raters().size();
    const auto dimensions = m_figures->dimensions().size();
    m_roundTitle->setText(
        QStringLiteral("%1, %2").arg((raters == 1 ? tr("%1 rater") : tr("%1 raters")).arg(raters),
                                     (dimensions == 1 ? tr("%1 dimension") : tr("%1 dimensions")).arg(dimensions)));
    m_map->show(*m_figures);
    m_pages->setCurrentIndex(1);
    if (m_export)
        m_export->setEnabled(true);
    if (m_barText)
        m_barText->setText(about());
    showContested();
    m_checks->show(m_found);
    m_map->select(m_map->row(), m_map->column());
    arrange();
    // The map was not there to take the keyboard when the room was entered.
    if (isVisible() && !isAncestorOf(window()->focusWidget()))
        m_map->setFocus(Qt::OtherFocusReason);
    emit statusChanged();
}

// Instrument, clips, and how much of what was asked for is there.
QString CalibrateRoom::about() const {
    QString out = tr("%1, %2 clips with a reference").arg(m_figures->instrument()).arg(m_figures->clips());
    const auto round = session().round();
    if (!round || !session().library())
        return out;
    if (const auto board = roundBoard(*session().library(), session().viewer()))
        if (const auto card = std::ranges::find(*board, round->id, [](const RoundCard& one) { return one.round.id; });
            card != board->end())
            out += QStringLiteral(", ") + coverageInWords(*card);
    return out;
}

void CalibrateRoom::showContested() {
    if (auto contested = session().contestedClips())
        m_contested = std::move(*contested);
    const RoundFilter filter = m_filters->filter();
    std::erase_if(m_contested, [&](const ContestedClip& one) {
        return (!filter.dimension.empty() && one.dimension != filter.dimension) ||
               (!filter.clip.empty() && one.clip != filter.clip);
    });
    std::ranges::stable_sort(m_contested, std::greater{}, &ContestedClip::spread);
    if (m_contested.size() > 20)
        m_contested.resize(20);
    m_contestedTable->setRowCount(static_cast<int>(m_contested.size()));
    int row = 0;
    for (const ContestedClip& clip : m_contested) {
        auto* dimensionItem = new QTableWidgetItem(QString::fromStdString(clip.dimension.value));
        for (const auto& dimension : m_figures->dimensions())
            if (dimension.id == dimensionItem->text()) {
                dimensionItem->setText(dimension.name);
                dimensionItem->setIcon(theme().icon(iconOf(dimension.person), personInk(dimension.person)));
                break;
            }
        m_contestedTable->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(clip.alias)));
        m_contestedTable->setItem(row, 1, dimensionItem);
        m_contestedTable->setItem(
            row, 2, new QTableWidgetItem(tr("%1 to %2").arg(pointsText(clip.low), pointsText(clip.high))));
        setNumber(m_contestedTable, row++, 3, QLocale::c().toString(clip.spread, 'f', 1));
    }
    m_contestedNone->setVisible(m_contested.empty());
    m_contestedRows->setVisible(!m_contested.empty());
}

void CalibrateRoom::showCell(int row, int column) {
    if (!m_figures || row < 0 || row >= m_figures->raters().size() || column < 0 ||
        column >= m_figures->dimensions().size())
        return;
    const QString rater = m_figures->raters().at(row);
    m_cell->show(*m_figures, m_repeats.get(), row, column);
    fitCell();
    m_forestTitle->setText(tr("%1 on each dimension").arg(rater));
    m_verdictTitle->setText(tr("Verdict for %1").arg(rater));
    m_verdictRule->setText(m_figures->verdictInWords(rater));
    clearLayout(m_verdictLines);
    int line = 0;
    for (const VerdictLine& verdict : m_figures->verdict(rater)) {
        m_verdictLines->addWidget(makeLabel(verdict.dimension, "small"), line, 0);
        m_verdictLines->addWidget(makeIcon(theme(), verdict.icon,
                                           verdict.icon == QStringLiteral("close") ? Token::DisagreeInk : Token::Text2,
                                           14),
                                  line, 1);
        m_verdictLines->addWidget(
            makeParagraph(verdict.outcome, "small", verdict.icon == QStringLiteral("close") ? "warn" : ""), line++, 2);
    }
    m_verdictLines->setColumnStretch(2, 1);
    drawRater(rater);
}

void CalibrateRoom::showDrawings() {
    if (!m_figures || m_figures->raters().isEmpty())
        return;
    m_cell->draw(*m_figures, m_repeats.get(), m_map->row(), m_map->column());
    drawRater(m_figures->raters().at(m_map->row()));
}

void CalibrateRoom::drawRater(const QString& rater) {
    m_forest->show(m_figures->forest(rater, theme().isDark()));
    m_halo->show(m_figures->halo(rater, theme().isDark()));
}

void CalibrateRoom::openClipNamed(const QString& aliasOrId) {
    if (const auto clips = session().clips())
        for (const ClipCard& card : *clips)
            if (card.clip.alias == aliasOrId.toStdString() || card.clip.id.value == aliasOrId.toStdString()) {
                const QString dimension = m_figures->dimensions().at(m_map->column()).id;
                return openClipOn(card.clip.id, DimensionId(dimension.toStdString()),
                                  RaterId(m_figures->raters().at(m_map->row()).toStdString()));
            }
    emit notice(tr("%1 is not in this library.").arg(aliasOrId), true);
}

// At the first moment the reference marked for the dimension, else the rater's; else from the beginning.
void CalibrateRoom::openClipOn(const ClipId& clip, const DimensionId& dimension, const RaterId& rater) {
    const auto round = session().round();
    std::optional<MediaTime> moment;
    for (const RaterId& who : {round ? round->reference : RaterId(), rater}) {
        if (moment || !session().library() || who.empty())
            continue;
        const auto coding = session().library()->coding(session().viewer(), {clip, who});
        if (!coding || !*coding)
            continue;
        for (const auto& [id, evidence] : (*coding)->evidence)
            if (evidence.dimension == dimension && (!moment || evidence.span.begin < *moment))
                moment = evidence.span.begin;
    }
    if (moment)
        emit momentRequested(clip, *moment);
    else
        emit clipRequested(clip, QStringLiteral("code"));
}

void CalibrateRoom::exportSummary() {
    if (!m_figures)
        return;
    const auto round = session().round();
    QString name = round && !round->title.empty() ? QString::fromStdString(round->title) : QStringLiteral("round");
    name = name.toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    SummaryOffer offer{m_figures->report(), {}, {}, QDir(folder).filePath(name + QStringLiteral("-summary"))};
    if (session().library())
        offer.rounds = [store = std::make_shared<Result<std::unique_ptr<Library>>>(session().openStore()),
                        who = session().viewer(),
                        site = session().libraryTitle()]() -> Result<std::vector<CohortWave>> {
            if (!*store)
                return std::unexpected(store->error());
            auto reports = reportsOfRounds(***store, who, site);
            *store = fail(ErrorCode::Cancelled, "closed"); // the file is let go on the thread that used it
            if (!reports)
                return std::unexpected(reports.error());
            std::vector<CohortWave> waves;
            for (auto& [title, report] : *reports)
                waves.push_back({title, std::move(report)});
            return waves;
        };
    auto* dialog = new SummaryDialog(theme(), std::move(offer), this);
    connect(dialog, &SummaryDialog::told, this, &Room::notice);
    dialog->open();
}

bool CalibrateRoom::canPerform(const QString& id) const {
    return id == QStringLiteral("summary.export") && m_figures && !m_figures->raters().isEmpty();
}

bool CalibrateRoom::perform(const QString& id) {
    if (id != QStringLiteral("summary.export"))
        return false;
    exportSummary();
    return true;
}

QString CalibrateRoom::statusText() const { return tr("95 % intervals: F for ICC, t for bias"); }

bool CalibrateRoom::isReady() const { return !m_background->busy(); }

void CalibrateRoom::resizeEvent(QResizeEvent* event) {
    Room::resizeEvent(event);
    arrange();
}

void CalibrateRoom::fitCell() {
    m_cell->fit(width() -
                (m_topRow->direction() == QBoxLayout::LeftToRight ? m_map->sizeHint().width() + theme().px(56) : 0));
}

void CalibrateRoom::arrange() {
    const bool wide = width() >= m_map->sizeHint().width() + theme().px(600);
    const auto direction = wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    m_topRow->setDirection(direction);
    m_bottomRow->setDirection(direction);
    for (QWidget* line : m_betweens)
        line->setVisible(wide);
    m_contestedTable->verticalHeader()->setDefaultSectionSize(theme().px(32));
    m_contestedTable->setIconSize({theme().px(14), theme().px(14)});
    m_contestedRows->updateGeometry();
    fitCell();
}

} // namespace attune::ui
