// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/calibrate_room.h"

#include "base/file.h"
#include "ui/background.h"
#include "ui/calibrate/figure_view.h"
#include "ui/calibrate/heat_map.h"
#include "ui/file_choice.h"
#include "ui/theme/widgets.h"

#include <QDir>
#include <QEvent>
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

namespace attune::ui {
namespace {

QString points(double value) { return QLocale::c().toString(value, 'g', 4); }

QString signedPoints(double value) {
    if (value == 0)
        return QStringLiteral("0");
    return (value > 0 ? QStringLiteral("+") : QStringLiteral("−")) + points(std::abs(value));
}

QTableWidget* makeTable(const QStringList& columns, const QList<int>& numbers, int stretch) {
    auto* table = new QTableWidget(0, static_cast<int>(columns.size()));
    table->setHorizontalHeaderLabels(columns);
    for (int c = 0; c < columns.size(); ++c)
        table->horizontalHeaderItem(c)->setTextAlignment((numbers.contains(c) ? Qt::AlignRight : Qt::AlignLeft) |
                                                         Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(stretch, QHeaderView::Stretch);
    table->horizontalHeader()->setMinimumSectionSize(64);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setProperty("sorts", QStringLiteral("never")); // no room kept for an arrow
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideMiddle);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setProperty("ownEnter", true);
    return table;
}

void setNumber(QTableWidget* table, int row, int column, const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, column, item);
}

/// Gives a table the height of whole rows only, so that none is cut at the lower edge.
class WholeRows : public QWidget {
  public:
    explicit WholeRows(QTableWidget* table) : m_table(table) { table->setParent(this); }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_table->minimumSizeHint().width(), height(5)}; }
    [[nodiscard]] QSize sizeHint() const override { return {m_table->sizeHint().width(), height(6)}; }

  protected:
    void resizeEvent(QResizeEvent*) override { fit(); }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
            fit();
        return QWidget::event(event);
    }

  private:
    [[nodiscard]] int head() const { return m_table->horizontalHeader()->sizeHint().height(); }
    [[nodiscard]] int row() const { return std::max(1, m_table->verticalHeader()->defaultSectionSize()); }
    [[nodiscard]] int height(int rows) const { return head() + rows * row(); }
    void fit() { m_table->setGeometry(0, 0, width(), height(std::max(1, (QWidget::height() - head()) / row()))); }

    QTableWidget* m_table;
};

QString iconOf(const QString& person) { return person.isEmpty() ? QStringLiteral("adult") : person; }

} // namespace

CalibrateRoom::CalibrateRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_background(new Background(this)), m_pages(new QStackedWidget),
      m_waiting(makeParagraph({}, "", "2")), m_waitingBar(new QProgressBar) {
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
    m_topRow->addWidget(makeCellPane(), 1);
    m_bottomRow->addWidget(makeForestPane(), 4);
    m_bottomRow->addWidget(between());
    m_bottomRow->addWidget(makeContestedPane(), 5);
    m_bottomRow->addWidget(between());
    m_bottomRow->addWidget(makeVerdictPane(), 3);
    column->addLayout(m_topRow);
    column->addWidget(makeLine());
    column->addLayout(m_bottomRow, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    m_pages->addWidget(waiting);
    m_pages->addWidget(scroll);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    connect(&theme(), &Theme::changed, this, [this] {
        arrange();
        showDrawings();
    });
    setFocusProxy(m_map);
}

CalibrateRoom::~CalibrateRoom() = default;

QWidget* CalibrateRoom::makeRoundPane() {
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(24, 16, 16, 16);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_roundTitle = makeLabel({}, "section");
    m_roundTitle->setObjectName(QStringLiteral("calibrate.title"));
    head->addWidget(m_roundTitle);
    head->addWidget(makeLabel(QStringLiteral("bias above, ICC(A,1) below"), "small", "3"), 0, Qt::AlignBottom);
    head->addStretch();
    column->addLayout(head);
    m_map = new HeatMap(theme());
    connect(m_map, &HeatMap::selected, this, &CalibrateRoom::showCell);
    column->addWidget(m_map, 0, Qt::AlignLeft);
    column->addWidget(
        makeParagraph(QStringLiteral("Bias: points above or below the reference on average. ICC(A,1): how far the "
                                     "same numbers are given, 1 being full agreement. Narrow: the reference barely "
                                     "varies, so an ICC would say little. Grey italics: fewer than 10 clips."),
                      "small", "3"));
    column->addStretch();
    return pane;
}

QWidget* CalibrateRoom::makeCellPane() {
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    auto* title = new ElidedLabel({}, Qt::ElideMiddle);
    title->setProperty("look", QStringLiteral("section"));
    title->setObjectName(QStringLiteral("calibrate.cell"));
    m_cellTitle = title;
    head->addWidget(m_cellTitle, 1);
    QPushButton* pictures = makeButton(QStringLiteral("Pictures"));
    QPushButton* confusion = makeButton(QStringLiteral("Confusion table"));
    QPushButton* clips = makeButton(QStringLiteral("Clips"));
    pictures->setObjectName(QStringLiteral("calibrate.pictures"));
    confusion->setObjectName(QStringLiteral("calibrate.confusion"));
    clips->setObjectName(QStringLiteral("calibrate.clips"));
    for (QPushButton* button : {pictures, confusion, clips})
        button->setProperty("extent", QStringLiteral("small"));
    head->addLayout(makeSegments({pictures, confusion, clips}));
    pictures->setChecked(true);
    column->addLayout(head);
    m_sentence = makeParagraph({});
    m_sentence->setObjectName(QStringLiteral("calibrate.sentence"));
    column->addWidget(m_sentence);
    m_numbers = new QGridLayout;
    m_numbers->setHorizontalSpacing(12);
    m_numbers->setVerticalSpacing(0);
    column->addLayout(m_numbers);

    auto* drawings = new QWidget;
    auto* row = new QHBoxLayout(drawings);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    for (int i = 0; i < 3; ++i) {
        auto* cell = new QVBoxLayout;
        cell->setSpacing(2);
        m_pictureTitles.append(makeParagraph({}, "small-strong"));
        m_pictureNotes.append(makeParagraph({}, "tiny", "3"));
        m_pictures.append(new FigureView(theme()));
        m_pictures.last()->setObjectName(QStringLiteral("calibrate.picture.%1").arg(i));
        cell->addWidget(m_pictureTitles.last());
        cell->addWidget(m_pictures.last());
        cell->addWidget(m_pictureNotes.last());
        cell->addStretch();
        row->addLayout(cell, 1);
    }
    m_confusion = new FigureView(theme());
    auto* confusionPage = new QWidget;
    auto* confusionRow = new QHBoxLayout(confusionPage);
    confusionRow->setContentsMargins(0, 0, 0, 0);
    confusionRow->addWidget(m_confusion, 0, Qt::AlignTop | Qt::AlignLeft);
    m_scores = makeTable(
        {QStringLiteral("Clip"), QStringLiteral("Reference"), QStringLiteral("Rater"), QStringLiteral("Difference")},
        {1, 2, 3}, 0);
    m_scores->setObjectName(QStringLiteral("calibrate.scores"));
    m_scores->setAccessibleName(QStringLiteral("Scores clip by clip; Enter opens the clip"));
    m_scores->setMinimumHeight(theme().px(200));
    connect(m_scores, &QTableWidget::cellActivated, this,
            [this](int line) { openClipNamed(m_scores->item(line, 0)->text()); });
    m_cellViews = new QStackedWidget;
    m_cellViews->addWidget(drawings);
    m_cellViews->addWidget(confusionPage);
    m_cellViews->addWidget(m_scores);
    connect(pictures, &QPushButton::clicked, this, [this] { m_cellViews->setCurrentIndex(0); });
    connect(confusion, &QPushButton::clicked, this, [this] { m_cellViews->setCurrentIndex(1); });
    connect(clips, &QPushButton::clicked, this, [this] { m_cellViews->setCurrentIndex(2); });
    column->addWidget(m_cellViews, 1);
    return pane;
}

QWidget* CalibrateRoom::makeForestPane() {
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(24, 16, 16, 16);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_forestTitle = makeLabel({}, "section");
    head->addWidget(m_forestTitle);
    head->addWidget(makeLabel(QStringLiteral("ICC(A,1) with 95 % interval"), "small", "3"), 0, Qt::AlignBottom);
    head->addStretch();
    column->addLayout(head);
    m_forest = new FigureView(theme());
    m_forest->setObjectName(QStringLiteral("calibrate.forest"));
    column->addWidget(m_forest);
    column->addStretch();
    return pane;
}

QWidget* CalibrateRoom::makeContestedPane() {
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(16, 16, 16, 16); // and 8 inside the cells
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->setSpacing(12);
    head->addWidget(makeLabel(QStringLiteral("Contested clips"), "section"));
    auto* hint = new ElidedLabel(QStringLiteral("IQR: width of the middle half"));
    hint->setToolTip(QStringLiteral("IQR: how many points the middle half of the scores given spans"));
    hint->setProperty("look", QStringLiteral("small"));
    hint->setProperty("tone", QStringLiteral("3"));
    head->addWidget(hint, 1, Qt::AlignBottom);
    column->addLayout(head);
    m_contestedNone = makeParagraph(QStringLiteral("No clip divides the raters."), "", "2");
    column->addWidget(m_contestedNone);
    m_contestedTable = makeTable(
        {QStringLiteral("Clip"), QStringLiteral("Dimension"), QStringLiteral("Scores given"), QStringLiteral("IQR")},
        {3}, 1);
    m_contestedTable->setObjectName(QStringLiteral("calibrate.contested"));
    m_contestedTable->setAccessibleName(QStringLiteral("Contested clips; Enter opens the clip"));
    connect(m_contestedTable, &QTableWidget::cellActivated, this, [this](int line) {
        if (static_cast<std::size_t>(line) < m_contested.size())
            emit clipRequested(m_contested[static_cast<std::size_t>(line)].clip, QStringLiteral("code"));
    });
    m_contestedRows = new WholeRows(m_contestedTable);
    column->addWidget(m_contestedRows, 1);
    return pane;
}

QWidget* CalibrateRoom::makeVerdictPane() {
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    m_verdictTitle = makeLabel(QStringLiteral("Verdict"), "section");
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
    return pane;
}

QWidget* CalibrateRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(16);
    const auto round = session().round();
    row->addWidget(makeLabel(round ? QString::fromStdString(round->title) : QStringLiteral("Calibrate"), "section"));
    auto* text = new ElidedLabel;
    text->setProperty("tone", QStringLiteral("2"));
    text->setObjectName(QStringLiteral("calibrate.about"));
    m_barText = text;
    row->addWidget(m_barText, 1);
    m_export = makeButton(QStringLiteral("Summary…"), "", theme().icon(QStringLiteral("export")));
    m_export->setObjectName(QStringLiteral("calibrate.export"));
    m_export->setToolTip(QStringLiteral("Save the summary of the round as one HTML file (Ctrl E)"));
    m_export->setEnabled(m_figures != nullptr);
    connect(m_export, &QPushButton::clicked, this, &CalibrateRoom::exportSummary);
    row->addWidget(m_export);
    return bar;
}

void CalibrateRoom::enter() { compute(); }

void CalibrateRoom::compute() {
    if (m_background->busy())
        return;
    auto work = session().roundReport();
    if (!work) {
        m_waiting->setText(QString::fromStdString(work.error().text()));
        m_waitingBar->hide();
        m_pages->setCurrentIndex(0);
        return;
    }
    if (!m_figures) {
        m_waiting->setText(QStringLiteral("Computing the round’s figures: every rater against the reference, with "
                                          "intervals. This takes some seconds; you can go on in another room."));
        m_waitingBar->show();
        m_pages->setCurrentIndex(0);
    }
    m_background->run([this, work = std::move(*work)](std::stop_token) -> Background::Then {
        auto report = std::make_shared<Result<AgreementReport>>(work());
        return [this, report] {
            if (!*report) {
                m_waiting->setText(QString::fromStdString(report->error().text()));
                m_waitingBar->hide();
                m_pages->setCurrentIndex(0);
                return;
            }
            m_figures = std::make_unique<RoundFigures>(std::make_shared<const AgreementReport>(std::move(**report)));
            showReport();
        };
    });
}

void CalibrateRoom::showReport() {
    if (m_figures->raters().isEmpty()) {
        m_waiting->setText(QStringLiteral("Nobody has submitted a clip of this round yet. Figures appear here with the "
                                          "first submission."));
        m_waitingBar->hide();
        m_pages->setCurrentIndex(0);
        return;
    }
    const auto count = [](qsizetype n, const char* one, const char* many) {
        static const char* const words[] = {"No",    "One",   "Two",  "Three", "Four",   "Five",  "Six",
                                            "Seven", "Eight", "Nine", "Ten",   "Eleven", "Twelve"};
        return (n <= 12 ? QString::fromLatin1(words[n]) : QString::number(n)) + QLatin1Char(' ') +
               QString::fromLatin1(n == 1 ? one : many);
    };
    m_roundTitle->setText(count(m_figures->raters().size(), "rater", "raters") + QStringLiteral(", ") +
                          count(m_figures->dimensions().size(), "dimension", "dimensions").toLower());
    m_map->show(*m_figures);
    m_pages->setCurrentIndex(1);
    if (m_export)
        m_export->setEnabled(true);
    if (m_barText)
        m_barText->setText(
            QStringLiteral("%1, %2 clips with a reference").arg(m_figures->instrument()).arg(m_figures->clips()));
    showContested();
    m_map->select(m_map->row(), m_map->column());
    arrange();
    // The map was not there to take the keyboard when the room was entered.
    if (isVisible() && !isAncestorOf(window()->focusWidget()))
        m_map->setFocus(Qt::OtherFocusReason);
    emit statusChanged();
}

void CalibrateRoom::showContested() {
    if (auto contested = session().contestedClips())
        m_contested = std::move(*contested);
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
            row, 2, new QTableWidgetItem(QStringLiteral("%1 to %2").arg(points(clip.low), points(clip.high))));
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
    const auto dimension = m_figures->dimensions().at(column);
    QString name = dimension.name;
    name[0] = name[0].toLower();
    m_cellTitle->setText(rater + QStringLiteral(", ") + name);
    m_sentence->setText(m_figures->sentence(rater, dimension.id));
    clearLayout(m_numbers);
    m_numberCells.clear();
    for (const FigureText& figure : m_figures->figures(rater, dimension.id)) {
        auto* cell = new QWidget;
        auto* lines = new QVBoxLayout(cell);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        lines->addWidget(makeLabel(figure.label, "small", "3"));
        QLabel* value = makeLabel(figure.value, "figure");
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(figure.value.size() > 30); // words in place of a figure
        lines->addWidget(value);
        lines->addWidget(makeLabel(figure.below, "tiny", "3"));
        lines->addStretch();
        cell->setToolTip(figure.meaning);
        m_numberCells.append(cell);
    }
    placeNumbers();
    const auto scores = m_figures->scores(rater, dimension.id);
    m_scores->setRowCount(static_cast<int>(scores.size()));
    int line = 0;
    for (const ScoreLine& score : scores) {
        m_scores->setItem(line, 0, new QTableWidgetItem(score.clip));
        setNumber(m_scores, line, 1, points(score.reference));
        setNumber(m_scores, line, 2, points(score.rater));
        setNumber(m_scores, line++, 3, signedPoints(score.rater - score.reference));
    }
    m_forestTitle->setText(rater + QStringLiteral(" on each dimension"));
    m_verdictTitle->setText(QStringLiteral("Verdict for ") + rater);
    const QString rule = m_figures->verdictRule(rater);
    m_verdictRule->setText(rule.isEmpty()
                               ? QStringLiteral("No certification rule is chosen for this round, so there is "
                                                "no verdict.")
                               : QStringLiteral("Rule “%1”: %2").arg(rule, m_figures->verdictOutcome(rater)));
    clearLayout(m_verdictLines);
    line = 0;
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
    showDrawings();
}

void CalibrateRoom::showDrawings() {
    if (!m_figures || m_figures->raters().isEmpty())
        return;
    const QString rater = m_figures->raters().at(m_map->row());
    const QString dimension = m_figures->dimensions().at(m_map->column()).id;
    const auto drawings = m_figures->pictures(rater, dimension, theme().isDark());
    for (qsizetype i = 0; i < m_pictures.size(); ++i) {
        const Drawing drawing = drawings.value(i);
        m_pictures[i]->show(drawing);
        m_pictureTitles[i]->setText(drawing.title);
        m_pictureNotes[i]->setText(drawing.note);
    }
    m_confusion->show(m_figures->confusion(rater, dimension, theme().isDark()));
    m_forest->show(m_figures->forest(rater, theme().isDark()));
}

void CalibrateRoom::openClipNamed(const QString& aliasOrId) {
    if (const auto clips = session().clips())
        for (const ClipCard& card : *clips)
            if (card.clip.alias == aliasOrId.toStdString() || card.clip.id.value == aliasOrId.toStdString()) {
                emit clipRequested(card.clip.id, QStringLiteral("code"));
                return;
            }
    emit notice(QStringLiteral("%1 is not in this library.").arg(aliasOrId), true);
}

void CalibrateRoom::exportSummary() {
    if (!m_figures)
        return;
    const auto round = session().round();
    QString name = round && !round->title.empty() ? QString::fromStdString(round->title) : QStringLiteral("round");
    name = name.toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString file = chooseFileToSave(this, QStringLiteral("Save the summary"),
                                          QDir(folder).filePath(name + QStringLiteral("-summary.html")),
                                          QStringLiteral("Web page (*.html)"));
    if (file.isEmpty())
        return;
    const std::filesystem::path path(file.toStdString());
    // Replacing was agreed to in the dialog.
    if (const auto written = writeFileAtomic(path, m_figures->html(), Overwrite::Allow); !written) {
        emit notice(QString::fromStdString(written.error().text()), true);
        return;
    }
    emit notice(QStringLiteral("The summary lies at %1.").arg(QDir::toNativeSeparators(file)), false);
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

QString CalibrateRoom::statusText() const { return QStringLiteral("95 % intervals: F for ICC, t for bias"); }

bool CalibrateRoom::isReady() const { return !m_background->busy(); }

void CalibrateRoom::resizeEvent(QResizeEvent* event) {
    Room::resizeEvent(event);
    arrange();
}

void CalibrateRoom::placeNumbers() {
    const int room = width() - (m_topRow->direction() == QBoxLayout::LeftToRight ? m_map->sizeHint().width() + 40 : 0);
    int needed = 48 - m_numbers->horizontalSpacing(); // the pane's margins
    for (QWidget* cell : m_numberCells)
        needed += cell->sizeHint().width() + m_numbers->horizontalSpacing();
    const int across = needed <= room ? static_cast<int>(m_numberCells.size()) : 3;
    for (QWidget* cell : m_numberCells)
        m_numbers->removeWidget(cell);
    for (int i = 0; i <= 5; ++i)
        m_numbers->setColumnStretch(i, i == across ? 1 : 0);
    m_numbers->setVerticalSpacing(8);
    for (int i = 0; i < m_numberCells.size(); ++i)
        m_numbers->addWidget(m_numberCells[i], i / across, i % across);
}

void CalibrateRoom::arrange() {
    const bool wide = width() >= m_map->sizeHint().width() + theme().px(600);
    const auto direction = wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    m_topRow->setDirection(direction);
    m_bottomRow->setDirection(direction);
    for (QWidget* line : m_betweens)
        line->setVisible(wide);
    for (QTableWidget* table : {m_scores, m_contestedTable})
        table->verticalHeader()->setDefaultSectionSize(theme().px(32));
    m_contestedTable->setIconSize({theme().px(14), theme().px(14)});
    m_contestedRows->updateGeometry();
    placeNumbers();
}

} // namespace attune::ui
