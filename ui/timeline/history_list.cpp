// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/history_list.h"

#include "ui/player/time_text.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QKeyEvent>

namespace attune::ui {
namespace {

constexpr int undoneRole = Qt::UserRole;

} // namespace

HistoryList::HistoryList(Theme* theme, QWidget* parent) : QListWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("history"));
    setAccessibleName(tr("What was done"));
    setProperty("ownEnter", true);
    setProperty("look", "lines");
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    connect(this, &QListWidget::itemDoubleClicked, this, [this](QListWidgetItem* item) { go(row(item)); });
}

void HistoryList::setSteps(const std::vector<HistoryStep>& steps) {
    const int at = currentRow();
    clear();
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        auto* item =
            new QListWidgetItem(QStringLiteral("%1   %2").arg(dateText(step->wallMs), Words::of(step->words)), this);
        item->setData(undoneRole, step->undone);
        if (step->undone) {
            QFont font = item->font();
            font.setStrikeOut(true);
            item->setFont(font);
            item->setForeground(m_theme->colour(Token::Text3));
            item->setToolTip(tr("Taken back"));
        }
    }
    if (count() == 0) {
        auto* none = new QListWidgetItem(tr("Nothing has been done to this coding yet."), this);
        none->setFlags(Qt::NoItemFlags);
    }
    setCurrentRow(std::clamp(at, 0, std::max(0, count() - 1)));
}

// The steps between now and the one chosen: those above it that stand are undone, or it and those below redone.
void HistoryList::go(int to) {
    if (to < 0 || !(item(to)->flags() & Qt::ItemIsEnabled))
        return;
    int steps = 0;
    if (item(to)->data(undoneRole).toBool()) {
        for (int i = to; i < count() && item(i)->data(undoneRole).toBool(); ++i)
            --steps;
    } else {
        for (int i = 0; i < to; ++i)
            steps += item(i)->data(undoneRole).toBool() ? 0 : 1;
    }
    if (steps != 0)
        emit stepsRequested(steps);
}

bool HistoryList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Up || key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QListWidget::event(event);
}

void HistoryList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go(currentRow());
    else
        QListWidget::keyPressEvent(event);
}

} // namespace attune::ui
