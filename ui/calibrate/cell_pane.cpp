// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calibrate/cell_pane.h"

#include "ui/calibrate/figure_view.h"
#include "ui/calibrate/round_figures.h"
#include "ui/calibrate/tables.h"
#include "ui/controls/explanations.h"
#include "ui/controls/flow_layout.h"
#include "ui/theme/widgets.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>

namespace attune::ui {

CellPane::CellPane(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new ElidedLabel({}, Qt::ElideMiddle)), m_sentence(makeParagraph({})),
      m_numbers(new QGridLayout), m_views(new QStackedWidget), m_habitsInWords(makeParagraph({})),
      m_repeatInWords(makeParagraph({})), m_confusion(new FigureView(theme)),
      m_scores(makeTable({tr("Clip"), tr("Reference"), tr("Rater"), tr("Difference")}, {1, 2, 3}, 0)) {
    m_title->setProperty("look", QStringLiteral("section"));
    m_title->setObjectName(QStringLiteral("calibrate.cell"));
    m_sentence->setObjectName(QStringLiteral("calibrate.sentence"));
    m_habitsInWords->setObjectName(QStringLiteral("calibrate.habitsInWords"));
    m_repeatInWords->setObjectName(QStringLiteral("calibrate.retest"));
    m_numbers->setHorizontalSpacing(12);
    m_numbers->setVerticalSpacing(8);
    m_scores->setObjectName(QStringLiteral("calibrate.scores"));
    m_scores->setAccessibleName(tr("Scores clip by clip; Enter opens the clip"));
    m_scores->setMinimumHeight(theme.px(200));
    connect(m_scores, &QTableWidget::cellActivated, this,
            [this](int line) { emit clipChosen(m_scores->item(line, 0)->text()); });

    auto* confusionPage = new QWidget;
    auto* confusionRow = new QHBoxLayout(confusionPage);
    confusionRow->setContentsMargins(0, 0, 0, 0);
    confusionRow->addWidget(m_confusion, 0, Qt::AlignTop | Qt::AlignLeft);
    m_confusion->setObjectName(QStringLiteral("calibrate.confusionTable"));
    const QString reading = tr("Click a cell, or go to it with the arrow keys and press Enter, to open its clip.");
    QLabel* cell = makeParagraph(reading, "tiny", "3");
    cell->setObjectName(QStringLiteral("calibrate.confusionTable.note"));
    confusionRow->addWidget(cell, 1, Qt::AlignTop);
    connect(m_confusion, &FigureView::clipChosen, this, &CellPane::clipChosen);
    connect(m_confusion, &FigureView::pointed, cell,
            [cell, reading](const QString& words) { cell->setText(words.isEmpty() ? reading : words); });

    QList<QPushButton*> choices;
    const auto addView = [this, &choices](QWidget* view, const char* name, const QString& words) {
        QPushButton* button = makeButton(words);
        button->setObjectName(QLatin1String(name));
        button->setProperty("extent", QStringLiteral("small"));
        connect(button, &QPushButton::clicked, this, [this, view] { m_views->setCurrentWidget(view); });
        choices.append(button);
        m_views->addWidget(view);
    };
    addView(makePictures("calibrate.picture", {1, 1, 1}, m_pictures), "calibrate.pictures", tr("Pictures"));
    addView(makeWordsAnd(m_habitsInWords, makePictures("calibrate.habit", {2, 1}, m_habits)), "calibrate.habits",
            tr("Habits"));
    addView(confusionPage, "calibrate.confusion", tr("Confusion table"));
    addView(m_scores, "calibrate.clips", tr("Clips"));
    addView(makeWordsAnd(m_repeatInWords, makePictures("calibrate.repeat", {1, 2}, m_repeats)), "calibrate.twice",
            tr("Coded twice"));
    choices.back()->setToolTip(tr("The rater with themselves, on clips given to them again"));

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    QPushButton* explain = makeExplanationButton(
        theme, {QStringLiteral("icc_a1"), QStringLiteral("icc_c1"), QStringLiteral("bias"), QStringLiteral("exact"),
                QStringLiteral("within_1"), QStringLiteral("baseline_within_1"), QStringLiteral("loa_low"),
                QStringLiteral("drift_slope"), QStringLiteral("extreme_share"), QStringLiteral("sd_ratio"),
                QStringLiteral("halo")});
    explain->setObjectName(QStringLiteral("calibrate.explain"));
    explain->setProperty("extent", QStringLiteral("small"));
    head->addWidget(explain);
    QLayout* views = wrapped(makeSegments(choices));
    choices.front()->setChecked(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(views);
    column->addWidget(m_sentence);
    column->addLayout(m_numbers);
    column->addWidget(m_views, 1);
}

// shares: of the width, a picture each.
QWidget* CellPane::makePictures(const char* name, const QList<int>& shares, QList<Picture>& into) {
    auto* drawings = new QWidget;
    auto* row = new QHBoxLayout(drawings);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    for (int i = 0; i < shares.size(); ++i) {
        auto* cell = new QVBoxLayout;
        cell->setSpacing(2);
        into.append({new FigureView(m_theme), makeParagraph({}, "small-strong"), makeParagraph({}, "tiny", "3"), {}});
        const Picture& own = into.last();
        own.view->setObjectName(QStringLiteral("%1.%2").arg(QLatin1String(name)).arg(i));
        own.note->setObjectName(own.view->objectName() + QStringLiteral(".note"));
        connect(own.view, &FigureView::clipChosen, this, &CellPane::clipChosen);
        connect(own.view, &FigureView::pointed, this,
                [&into, i](const QString& words) { into[i].note->setText(words.isEmpty() ? into[i].reading : words); });
        cell->addWidget(own.title);
        cell->addWidget(own.view);
        cell->addWidget(own.note);
        cell->addStretch();
        row->addLayout(cell, shares[i]);
    }
    return drawings;
}

QWidget* CellPane::makeWordsAnd(QLabel* words, QWidget* pictures) {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(words);
    column->addWidget(pictures, 1);
    return page;
}

void CellPane::show(const RoundFigures& figures, const RoundFigures* repeats, int raterAt, int dimensionAt) {
    const QString rater = figures.raters().at(raterAt);
    const auto dimension = figures.dimensions().at(dimensionAt);
    QString name = dimension.name;
    name[0] = name[0].toLower();
    m_title->setText(rater + QStringLiteral(", ") + name);
    m_sentence->setText(figures.sentence(rater, dimension.id));
    clearLayout(m_numbers);
    m_numberCells.clear();
    for (const FigureText& figure : figures.figures(rater, dimension.id)) {
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
    const auto scores = figures.scores(rater, dimension.id);
    m_scores->setRowCount(static_cast<int>(scores.size()));
    int line = 0;
    for (const ScoreLine& score : scores) {
        m_scores->setItem(line, 0, new QTableWidgetItem(score.clip));
        setNumber(m_scores, line, 1, pointsText(score.reference));
        setNumber(m_scores, line, 2, pointsText(score.rater));
        setNumber(m_scores, line++, 3, signedPointsText(score.rater - score.reference));
    }
    draw(figures, repeats, raterAt, dimensionAt);
}

void CellPane::draw(const RoundFigures& figures, const RoundFigures* repeats, int raterAt, int dimensionAt) {
    const QString rater = figures.raters().at(raterAt);
    const QString dimension = figures.dimensions().at(dimensionAt).id;
    draw(m_pictures, figures.pictures(rater, dimension, m_theme.isDark()));
    draw(m_habits, figures.habits(rater, dimension, m_theme.isDark()));
    const QStringList words = figures.habitsInWords(rater, dimension);
    m_habitsInWords->setText(words.isEmpty() ? tr("Nothing stands out in how %1 uses the scale.").arg(rater)
                                             : words.join(QLatin1Char(' ')));
    m_confusion->show(figures.confusion(rater, dimension, m_theme.isDark()));
    const QString twice = repeats ? repeats->repeatInWords(rater, dimension) : QString();
    m_repeatInWords->setText(
        !twice.isEmpty() ? twice
                         : tr("%1 has coded no clip of this choice twice. To see whether raters agree with themselves, "
                              "choose the round in Rounds and then “Give again…”.")
                               .arg(rater));
    QList<Drawing> drawings;
    if (repeats && !twice.isEmpty()) {
        const QString later = repeats->latestOf(rater);
        drawings = repeats->pictures(later, dimension, m_theme.isDark()).mid(0, 1) +
                   repeats->habits(later, dimension, m_theme.isDark()).mid(0, 1);
    }
    draw(m_repeats, drawings);
}

void CellPane::draw(QList<Picture>& pictures, const QList<Drawing>& drawings) {
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const Drawing drawing = drawings.value(i);
        pictures[i].view->show(drawing);
        pictures[i].title->setText(drawing.title);
        pictures[i].reading = drawing.note;
        pictures[i].note->setText(drawing.note);
    }
}

void CellPane::fit(int room) {
    m_scores->verticalHeader()->setDefaultSectionSize(m_theme.px(32));
    int needed = 48 - m_numbers->horizontalSpacing(); // the pane's margins
    for (QWidget* cell : m_numberCells)
        needed += cell->sizeHint().width() + m_numbers->horizontalSpacing();
    const int across = needed <= room ? static_cast<int>(m_numberCells.size()) : 3;
    for (QWidget* cell : m_numberCells)
        m_numbers->removeWidget(cell);
    for (int i = 0; i <= 5; ++i)
        m_numbers->setColumnStretch(i, i == across ? 1 : 0);
    for (int i = 0; i < m_numberCells.size(); ++i)
        m_numbers->addWidget(m_numberCells[i], i / across, i % across);
}

} // namespace attune::ui
