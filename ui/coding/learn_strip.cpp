// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/learn_strip.h"

#include "ui/player/time_text.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/learn_desk.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <cmath>

namespace attune::ui {
namespace {

QString text(const std::string& words) { return QString::fromStdString(words); }

QString scoreInWords(const Scale& scale, const std::optional<Rating>& rating) {
    if (!rating)
        return LearnStrip::tr("no value");
    return rating->steps ? text(scale.textOf(*rating->steps)) : LearnStrip::tr("not scored");
}

/// "one point higher", "0.5 points lower", "the same".
QString gapInWords(double gap) {
    if (gap == 0)
        return LearnStrip::tr("the same");
    const double size = std::abs(gap);
    const QString points = size == 1 ? LearnStrip::tr("one point") : LearnStrip::tr("%1 points").arg(size);
    return gap > 0 ? LearnStrip::tr("yours is %1 higher").arg(points) : LearnStrip::tr("yours is %1 lower").arg(points);
}

} // namespace

LearnStrip::LearnStrip(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_learning(new QWidget), m_choice(new QComboBox),
      m_commit(makeButton(tr("Commit and see"), "primary")), m_line(makeParagraph({}, "strong")),
      m_reason(makeParagraph({}, "small", "2")) {
    setObjectName(QStringLiteral("learn"));
    setAccessibleName(tr("Learning round"));
    setGround(this, "surface-2");
    m_choice->setObjectName(QStringLiteral("learn.dimension"));
    m_choice->setAccessibleName(tr("Dimension to commit"));
    m_choice->setFocusPolicy(Qt::TabFocus);
    m_commit->setObjectName(QStringLiteral("learn.commit"));
    m_commit->setToolTip(
        tr("The score stands from then on, and its reference opens (Ctrl Shift Enter for the dimension "
           "you are at)"));
    m_line->setObjectName(QStringLiteral("learn.line"));
    m_reason->setObjectName(QStringLiteral("learn.reason"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(6);
    column->addWidget(makeLine());
    auto* row = new QHBoxLayout(m_learning);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Learning:"), "label", "2"));
    row->addWidget(m_choice, 1);
    row->addWidget(m_commit);
    column->addWidget(m_learning);
    column->addWidget(m_line);
    column->addWidget(m_reason);
    connect(m_commit, &QPushButton::clicked, this,
            [this] { commit(DimensionId(m_choice->currentData().toString().toStdString())); });
    hide();
}

void LearnStrip::setDesk(CodingDesk* desk) {
    m_desk = desk;
    m_learn = learnDesk(desk);
    m_shown = {};
    refresh();
}

bool LearnStrip::canCommit(const DimensionId& dimension) const {
    return m_learn && m_learn->isLearning() && !dimension.empty() && !m_learn->isCommitted(dimension) &&
           m_desk->coding().rating(dimension) != nullptr;
}

QString LearnStrip::stageInWords() const {
    QStringList asked;
    const auto all = m_desk->scheme().clipScores();
    for (const Dimension& dimension : all)
        if (m_learn->isAsked(dimension.id))
            asked << text(dimension.name);
    return asked.size() == static_cast<qsizetype>(all.size()) ? QString() : asked.join(QStringLiteral(", "));
}

void LearnStrip::refresh() {
    const bool learning = m_learn && m_learn->isLearning();
    m_learning->setVisible(learning);
    m_reason->setVisible(learning && !m_reason->text().isEmpty());
    if (!learning) {
        const QString asked = m_learn && m_desk->coding().state == CodingState::Draft ? stageInWords() : QString();
        m_line->setText(tr("This exercise asks for %1 alone; the other dimensions come later.").arg(asked));
        return setVisible(!asked.isEmpty());
    }
    show();
    const QString before = m_choice->currentData().toString();
    m_choice->clear();
    std::size_t left = 0;
    const QString asked = stageInWords();
    for (const Dimension& dimension : m_desk->scheme().clipScores()) {
        if (!m_learn->isAsked(dimension.id))
            continue;
        if (!m_learn->isCommitted(dimension.id))
            ++left;
        if (canCommit(dimension.id))
            m_choice->addItem(text(dimension.name), text(dimension.id.value));
    }
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(before)));
    m_choice->setVisible(m_choice->count() > 0);
    m_commit->setVisible(m_choice->count() > 0);
    if (m_shown.empty()) {
        m_line->setText(
            left == 0 ? tr("Every reference of this clip is open. Submit to go on.")
            : asked.isEmpty()
                ? tr("Rate a dimension, then commit it to see its reference.")
                : tr("This exercise asks for %1. Rate it, then commit it to see its reference.").arg(asked));
        m_reason->hide();
    }
}

void LearnStrip::commit(const DimensionId& dimension) {
    if (!m_learn || dimension.empty())
        return;
    if (const auto done = m_learn->commit(dimension); !done) {
        emit failed(Words::of(done.error()));
        return;
    }
    showFeedback(dimension);
}

void LearnStrip::showFeedback(const DimensionId& dimension) {
    const auto feedback = m_learn->feedback(dimension);
    if (!feedback) {
        emit failed(Words::of(feedback.error()));
        return;
    }
    m_shown = dimension;
    const Dimension* about = m_desk->scheme().find(dimension);
    const Rating* mine = m_desk->coding().rating(dimension);
    if (!about)
        return;
    QString line = tr("%1: reference %2, you %3")
                       .arg(text(about->name), scoreInWords(about->scale, feedback->reference),
                            scoreInWords(about->scale, mine ? std::optional(*mine) : std::nullopt));
    const bool both = mine && mine->steps && feedback->reference && feedback->reference->steps;
    if (both && !about->scale.isNamed())
        line += QStringLiteral(", ") +
                gapInWords(about->scale.valueOf(*mine->steps) - about->scale.valueOf(*feedback->reference->steps));
    if (both && feedback->band)
        line += *mine->steps >= feedback->band->low && *mine->steps <= feedback->band->high
                    ? tr("; acceptable (%1 to %2)")
                          .arg(text(about->scale.textOf(feedback->band->low)),
                               text(about->scale.textOf(feedback->band->high)))
                    : tr("; outside the acceptable %1 to %2")
                          .arg(text(about->scale.textOf(feedback->band->low)),
                               text(about->scale.textOf(feedback->band->high)));
    m_line->setText(line + QLatin1Char('.'));
    QStringList more;
    if (feedback->reference && !feedback->reference->rationale.empty())
        more << text(feedback->reference->rationale);
    for (const Evidence& moment : feedback->moments)
        more << tr("At %1: %2").arg(clockText(moment.span.begin), text(moment.note));
    m_reason->setText(more.join(QLatin1Char('\n')));
    m_reason->setVisible(!more.isEmpty());
}

} // namespace attune::ui
