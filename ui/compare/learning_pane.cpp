// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/learning_pane.h"

#include "report/number_text.h"
#include "store/group_figures.h"
#include "ui/calibrate/tables.h"
#include "ui/compare/learning_curves.h"
#include "ui/controls/explanations.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <cmath>

namespace attune::ui {
namespace {

QString points(double value) { return QString::fromStdString(numberText(value, NumberStyle::SignedPoints)); }
QString share(double value) { return QString::fromStdString(numberText(value, NumberStyle::Percent)); }

} // namespace

LearningPane::LearningPane(Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_title(makeParagraph({}, "section")),
      m_hint(makeParagraph(tr("Dots: your score minus the reference. Line: mean of the last five, your leaning, with "
                              "its 95 % interval. Grey band: within one point. Click a dot, or press Enter on it, to "
                              "open its clip."),
                           "small", "3")),
      m_groupTitle(makeParagraph(tr("Beside your group"), "section")), m_groupWords(makeParagraph({}, "small", "2")),
      m_curves(new LearningCurves(&theme, this)),
      m_group(makeTable({tr("Dimension"), tr("Your mean difference"), tr("The group’s"), tr("You within one"),
                         tr("The group"), tr("Raters")},
                        {1, 2, 3, 4, 5}, 0)) {
    m_groupWords->setObjectName(QStringLiteral("compare.group"));
    m_group->setObjectName(QStringLiteral("compare.groupTable"));
    m_group->setAccessibleName(tr("Your differences beside those of your group"));
    m_group->setSelectionMode(QAbstractItemView::NoSelection);
    m_group->setFocusPolicy(Qt::NoFocus);
    m_group->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    QPushButton* explain =
        makeExplanationButton(theme, {QStringLiteral("exact"), QStringLiteral("within_1"), QStringLiteral("bias"),
                                      QStringLiteral("mean_abs_difference")});
    explain->setObjectName(QStringLiteral("compare.explain"));
    head->addWidget(explain);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_hint);
    column->addWidget(m_curves);
    column->addWidget(m_groupTitle);
    column->addWidget(m_groupWords);
    column->addWidget(m_group);
    connect(m_curves, &LearningCurves::clipChosen, this, &LearningPane::clipChosen);
    connect(&theme, &Theme::changed, this, &LearningPane::restyle);
    restyle();
}

void LearningPane::restyle() {
    const auto px = [this](int n) { return m_theme.px(n); };
    layout()->setContentsMargins(px(24), px(20), px(24), 0);
    m_group->verticalHeader()->setDefaultSectionSize(px(32));
    m_group->setFixedHeight(m_group->horizontalHeader()->sizeHint().height() + m_group->rowCount() * px(32) + 2);
}

void LearningPane::show(const std::vector<Dimension>& dimensions) {
    const auto own = m_session.learningCurve().value_or(std::map<DimensionId, std::vector<LearningPoint>>{});
    m_curves->setCurves(dimensions, own);
    const int clips = m_curves->clips();
    m_title->setText(clips <= 1 ? tr("Your clips so far") : tr("Your last %1 clips").arg(clips));
    showGroup(dimensions, own);
}

void LearningPane::showGroup(const std::vector<Dimension>& dimensions,
                             const std::map<DimensionId, std::vector<LearningPoint>>& own) {
    const auto round = m_session.round();
    const bool asked = m_session.library() && round && m_session.person().role == RaterRole::Trainee;
    for (QWidget* part :
         {static_cast<QWidget*>(m_groupTitle), static_cast<QWidget*>(m_groupWords), static_cast<QWidget*>(m_group)})
        part->setVisible(asked);
    if (!asked)
        return;
    const auto figures = groupFigures(*m_session.library(), m_session.viewer(), round->id);
    m_group->setVisible(figures.has_value());
    if (!figures) {
        QString why = Words::of(figures.error().what);
        why[0] = why[0].toUpper();
        m_groupWords->setText(why + QLatin1Char('.'));
        return;
    }
    m_groupWords->setText(tr("Everybody in “%1”, you too, on the clips you have compared; nobody is told apart.")
                              .arg(QString::fromStdString(round->title)));
    m_group->setRowCount(0);
    for (const Dimension& dimension : dimensions) {
        const auto figure = std::ranges::find(*figures, dimension.id, &GroupFigure::dimension);
        const auto mine = own.find(dimension.id);
        if (figure == figures->end() || mine == own.end() || mine->second.empty())
            continue;
        double sum = 0, near = 0;
        for (const LearningPoint& point : mine->second) {
            sum += point.difference;
            near += std::abs(point.difference) <= 1 ? 1 : 0;
        }
        const auto n = static_cast<double>(mine->second.size());
        const int row = m_group->rowCount();
        m_group->insertRow(row);
        m_group->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(dimension.name)));
        const QStringList cells{points(sum / n), points(figure->meanDifference), share(near / n),
                                share(figure->withinOne), QString::number(figure->raters)};
        for (int c = 0; c < cells.size(); ++c)
            setNumber(m_group, row, c + 1, cells[c]);
    }
    restyle();
}

} // namespace attune::ui
