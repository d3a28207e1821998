// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/reference_pane.h"

#include "ui/calibrate/tables.h"
#include "ui/file_choice.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int OpenRole = Qt::UserRole + 1; ///< of a value to talk through: it is tinted

enum Column { ClipColumn, DimensionColumn, ScoresColumn, AgreedColumn, BandColumn, ReasonColumn };

QString text(const std::string& words) { return QString::fromStdString(words); }

std::optional<std::int64_t> stepsOf(const Scale& scale, const QString& typed) {
    bool isNumber = false;
    const double value = typed.trimmed().toDouble(&isNumber);
    if (isNumber)
        return scale.stepsOf(value);
    const auto found = std::ranges::find(scale.categories, typed.trimmed().toStdString());
    if (found == scale.categories.end())
        return {};
    return found - scale.categories.begin();
}

} // namespace

ReferencePane::ReferencePane(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_round(new QComboBox), m_trainers(new QListWidget),
      m_table(makeTable({tr("Clip"), tr("Dimension"), tr("Each alone"), tr("Agreed"), tr("Acceptable"), tr("Reason")},
                        {}, ReasonColumn)),
      m_state(makeParagraph({}, "small", "2")), m_problem(makeParagraph({}, "", "warn")), m_how(new QLineEdit),
      m_make(makeButton(tr("Make the next version"), "primary")),
      m_aside(makeButton(tr("I do not code these clips…"))) {
    setObjectName(QStringLiteral("reference"));
    m_round->setObjectName(QStringLiteral("reference.round"));
    m_round->setAccessibleName(tr("Round"));
    m_trainers->setObjectName(QStringLiteral("reference.trainers"));
    m_trainers->setProperty("look", QStringLiteral("checks"));
    m_trainers->setAccessibleName(tr("Trainers whose codings count"));
    m_table->setObjectName(QStringLiteral("reference.table"));
    m_table->setAccessibleName(tr("Codings side by side"));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_state->setObjectName(QStringLiteral("reference.state"));
    m_problem->setObjectName(QStringLiteral("reference.problem"));
    m_how->setObjectName(QStringLiteral("reference.how"));
    m_how->setAccessibleName(tr("How the reference came about"));
    m_how->setText(tr("consensus after independent coding"));
    m_make->setObjectName(QStringLiteral("reference.make"));
    m_problem->hide();
    m_aside->setObjectName(QStringLiteral("reference.aside"));
    m_aside->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(12);
    column->addWidget(makeParagraph(tr("Trainers code each clip alone and submit. Where they lie within one point, "
                                       "the middle value is suggested; where they differ more, talk it through and "
                                       "write the agreed value with its reason. Their own codings never change."),
                                    "", "2"));
    auto* choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addWidget(makeLabel(tr("Round"), "label", "2"), 0, Qt::AlignTop);
    choices->addWidget(m_round, 2, Qt::AlignTop);
    choices->addWidget(makeLabel(tr("Trainers"), "label", "2"), 0, Qt::AlignTop);
    choices->addWidget(m_trainers, 1);
    column->addLayout(choices);
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    column->addWidget(m_problem);
    column->addWidget(m_aside, 0, Qt::AlignLeft);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(makeLabel(tr("How"), "label", "2"));
    foot->addWidget(m_how, 1);
    foot->addWidget(m_make);
    column->addLayout(foot);
    const auto fit = [this] {
        m_trainers->setFixedHeight(m_theme.px(84));
        m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(32));
    };
    connect(&theme, &Theme::changed, this, fit);
    connect(&theme, &Theme::changed, this, &ReferencePane::tint);
    fit();
    connect(m_round, &QComboBox::currentIndexChanged, this, &ReferencePane::showTrainers);
    connect(m_trainers, &QListWidget::itemChanged, this, &ReferencePane::showTable);
    connect(m_make, &QPushButton::clicked, this, &ReferencePane::make);
    connect(m_aside, &QPushButton::clicked, this, &ReferencePane::leaveToOthers);
    setFocusProxy(m_round);
}

void ReferencePane::refresh() {
    auto rounds = m_session.library()->rounds(m_session.viewer());
    if (!rounds) {
        emit notice(Words::of(rounds.error()), true);
        return;
    }
    const QString before = m_round->currentText();
    m_rounds = std::move(*rounds);
    {
        const QSignalBlocker quiet(m_round);
        m_round->clear();
        for (const Round& one : m_rounds)
            m_round->addItem(text(one.title));
        const int at = m_round->findText(before);
        m_round->setCurrentIndex(at < 0 ? m_round->count() - 1 : at);
    }
    showTrainers();
}

const Round* ReferencePane::round() const {
    const int at = m_round->currentIndex();
    return at < 0 || at >= static_cast<int>(m_rounds.size()) ? nullptr : &m_rounds[static_cast<std::size_t>(at)];
}

std::vector<RaterId> ReferencePane::panel() const {
    std::vector<RaterId> out;
    for (int i = 0; i < m_trainers->count(); ++i)
        if (m_trainers->item(i)->checkState() == Qt::Checked)
            out.emplace_back(m_trainers->item(i)->data(Qt::UserRole).toString().toStdString());
    return out;
}

void ReferencePane::showTrainers() {
    {
        const QSignalBlocker quiet(m_trainers);
        m_trainers->clear();
        const Round* one = round();
        const auto people = m_session.library()->raters(m_session.viewer());
        const auto progress = m_session.library()->progress(m_session.viewer());
        if (one && people && progress)
            for (const Rater& person : *people) {
                if (person.role != RaterRole::Trainer && person.role != RaterRole::Supervisor)
                    continue;
                const auto done = std::ranges::count_if(*progress, [&](const CodingProgress& p) {
                    return p.key.rater == person.id && p.state == CodingState::Submitted &&
                           std::ranges::find(one->clips, p.key.clip) != one->clips.end();
                });
                auto* item = new QListWidgetItem(
                    tr("%1, %2 of %3 clips submitted").arg(text(person.id.value)).arg(done).arg(one->clips.size()),
                    m_trainers);
                const bool whole = done == static_cast<std::ptrdiff_t>(one->clips.size());
                item->setData(Qt::UserRole, text(person.id.value));
                item->setFlags(whole ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable
                                     : Qt::NoItemFlags);
                item->setCheckState(whole ? Qt::Checked : Qt::Unchecked);
            }
    }
    showTable();
}

void ReferencePane::tint() {
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (QTableWidgetItem* item = m_table->item(row, AgreedColumn); item && item->data(OpenRole).toBool())
            item->setBackground(m_theme.colour(Token::DisagreeTint));
}

void ReferencePane::showTable() {
    m_problem->hide();
    m_aside->hide();
    m_rows.clear();
    const auto trainers = panel();
    const Round* one = round();
    int open = 0;
    if (one && !trainers.empty())
        for (const ClipId& clip : one->clips) {
            auto panel = panelOf(*m_session.library(), m_session.viewer(), clip, one->scheme, trainers);
            if (!panel) {
                m_problem->setText(Words::of(panel.error()));
                m_problem->show();
                m_rows.clear();
                m_aside->setVisible(panel.error().code == ErrorCode::Denied);
                break;
            }
            for (PanelRow& row : panel->rows)
                m_rows.push_back({clip, std::move(row)});
        }
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(static_cast<int>(m_rows.size()));
    for (int row = 0; const Row& r : m_rows) {
        const Scale& scale = r.values.dimension.scale;
        QStringList each;
        for (const auto& [rater, rating] : r.values.ratings)
            each << text(rater.value) + QLatin1Char(' ') +
                        (rating.steps ? text(scale.textOf(*rating.steps)) : QStringLiteral("–"));
        open += r.values.open.empty() ? 0 : 1;
        const QStringList cells{text(r.clip.value),
                                text(r.values.dimension.name),
                                each.join(QStringLiteral("   ")),
                                r.values.suggestion ? text(scale.textOf(*r.values.suggestion)) : QString(),
                                r.values.low && r.values.high
                                    ? text(scale.textOf(*r.values.low)) + QStringLiteral("–") +
                                          text(scale.textOf(*r.values.high))
                                    : QString(),
                                QString()};
        for (int c = 0; c < cells.size(); ++c) {
            auto* item = new QTableWidgetItem(cells[c]);
            if (c < AgreedColumn)
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (!r.values.open.empty()) {
                item->setToolTip(text(r.values.open));
                item->setData(OpenRole, c == AgreedColumn);
            }
            m_table->setItem(row, c, item);
        }
        ++row;
    }
    tint();
    m_make->setEnabled(!m_rows.empty());
    m_state->setText(!one ? tr("There is no round yet.")
                     : trainers.empty()
                         ? tr("No trainer has submitted all clips of this round yet. Open a clip in Clips and code it "
                              "alone.")
                     : open == 1 ? tr("One value to talk through: it is tinted. The reference is at version %1.")
                                       .arg(one->provenance.version)
                     : open > 0 ? tr("%1 values to talk through: they are tinted. The reference is at version %2.")
                                      .arg(open)
                                      .arg(one->provenance.version)
                                : tr("Nothing is open. The reference is at version %1.").arg(one->provenance.version));
}

Result<std::optional<AgreedValue>> ReferencePane::agreedOf(int row) const {
    const Row& r = m_rows[static_cast<std::size_t>(row)];
    const Scale& scale = r.values.dimension.scale;
    const auto cell = [&](int column) { return m_table->item(row, column)->text().trimmed(); };
    const std::string where = r.clip.value + ", " + r.values.dimension.name;
    AgreedValue value;
    value.rationale = cell(ReasonColumn).toStdString();
    value.steps = stepsOf(scale, cell(AgreedColumn));
    if (!value.steps) {
        if (cell(AgreedColumn).isEmpty())
            return std::optional<AgreedValue>(); // the store says which values are missing
        return fail(ErrorCode::Invalid, "“" + cell(AgreedColumn).toStdString() + "” is no value of the scale", where,
                    "write one of the scale");
    }
    const QStringList ends = cell(BandColumn).split(QRegularExpression(QStringLiteral("\\s*[–-]\\s*")));
    if (!cell(BandColumn).isEmpty()) {
        const auto low = stepsOf(scale, ends.first());
        const auto high = stepsOf(scale, ends.last());
        if (!low || !high || *low > *high || ends.size() > 2)
            return fail(ErrorCode::Invalid, "“" + cell(BandColumn).toStdString() + "” is no band of the scale", where,
                        "write it as 4–5");
        if (*value.steps < *low || *value.steps > *high)
            return fail(ErrorCode::Invalid, "the agreed value lies outside what is acceptable", where,
                        "widen the band or change the value");
        value.band = ReferenceNote::Band{*low, *high};
    }
    const bool asSuggested = r.values.suggestion == value.steps && value.rationale.empty() && value.band &&
                             r.values.low == value.band->low && r.values.high == value.band->high;
    return asSuggested ? std::optional<AgreedValue>() : std::optional(value);
}

void ReferencePane::leaveToOthers() {
    const Round* one = round();
    if (!one ||
        !askFirst(this,
                  tr("You then see what the others submitted, and can no longer code the clips of “%1” that you "
                     "have not submitted. Your own codings stay.")
                      .arg(text(one->title)),
                  tr("I do not code them"), tr("Cancel")))
        return;
    Library& library = *m_session.library();
    const Viewer who = m_session.viewer();
    const auto trainers = panel();
    const auto done = library.atOnce([&]() -> Status {
        for (const ClipId& clip : one->clips)
            if (const auto shown = panelOf(library, who, clip, one->scheme, trainers);
                !shown && shown.error().code == ErrorCode::Denied)
                if (auto aside = library.decline(who, clip, {}); !aside)
                    return aside;
        return {};
    });
    showTrainers();
    if (!done) {
        m_problem->setText(Words::of(done.error()));
        m_problem->show();
    }
}

void ReferencePane::make() {
    const Round* one = round();
    if (!one)
        return;
    ReferenceDraft draft;
    draft.round = one->id;
    draft.panel = panel();
    draft.how = m_how->text().simplified().toStdString();
    const auto refuse = [this](const Error& error) {
        m_problem->setText(Words::of(error));
        m_problem->show();
    };
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        auto value = agreedOf(row);
        if (!value)
            return refuse(value.error());
        const Row& r = m_rows[static_cast<std::size_t>(row)];
        if (*value)
            draft.agreed[r.clip][r.values.dimension.id] = **value;
    }
    const auto made = makeReference(*m_session.library(), m_session.viewer(), draft);
    if (!made)
        return refuse(made.error());
    emit notice(tr("Version %1 of the reference is made. Certificates that rest on an older one are marked: compute "
                   "them anew under Certificates.")
                    .arg(made->version),
                false);
    emit changed();
}

} // namespace attune::ui
