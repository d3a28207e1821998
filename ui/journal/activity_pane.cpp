// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/activity_pane.h"

#include "base/clock.h"
#include "base/file.h"
#include "report/pdf_document.h"
#include "report/portfolio.h"
#include "ui/controls/flow_layout.h"
#include "ui/file_choice.h"
#include "ui/journal/certificate_list.h"
#include "ui/journal/course_targets.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/activity_log.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr std::int64_t targetMinutes = std::int64_t{30} * 60; // what endorsements usually ask for

} // namespace

QString minutesInWords(std::int64_t minutes) {
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return Words::tr("%1 h").arg(minutes / 60);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

ActivityPane::ActivityPane(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_contact(makeLabel({}, "title")),
      m_own(makeLabel({}, "title")), m_table(new QTableWidget(0, 5)), m_empty(makeParagraph({}, "small", "3")),
      m_form(new QWidget), m_date(new QDateEdit(QDate::currentDate())), m_minutes(new QSpinBox), m_kind(new QComboBox),
      m_what(new QLineEdit), m_problem(makeParagraph({}, "small", "warn")),
      m_credit(new QCheckBox(tr("Counts toward the target"))), m_share(new QCheckBox(tr("Show it to trainers"))),
      m_competency(new QComboBox), m_whose(new QComboBox), m_totals(makeParagraph({}, "small", "2")),
      m_sign(makeButton(tr("Sign"))), m_shareLine(makeButton(tr("Share"))), m_course(new CourseTargets(session)),
      m_certificates(new CertificateList(theme, session)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 16);
    column->setSpacing(12);

    auto* head = new FlowLayout;
    head->setSpacing(12);
    head->addWidget(makeLabel(tr("Activity"), "section"));
    QPushButton* log = makeButton(tr("Log time…"), "", theme.icon(QStringLiteral("plus")));
    log->setObjectName(QStringLiteral("journal.log"));
    connect(log, &QPushButton::clicked, this, &ActivityPane::beginEntry);
    head->addWidget(log);
    column->addLayout(head);
    m_whose->setObjectName(QStringLiteral("journal.whose"));
    m_whose->setAccessibleName(tr("Whose activities"));
    column->addWidget(m_whose);
    m_whose->setVisible(session.library() && session.person().role != RaterRole::Trainee);

    auto* sums = new QGridLayout;
    sums->setVerticalSpacing(2);
    m_contact->setObjectName(QStringLiteral("journal.contact"));
    m_own->setObjectName(QStringLiteral("journal.own"));
    sums->addWidget(makeLabel(tr("With a trainer"), "small", "3"), 0, 0);
    sums->addWidget(makeLabel(tr("On your own"), "small", "3"), 0, 1);
    sums->addWidget(m_contact, 1, 0);
    sums->addWidget(m_own, 1, 1);
    column->addLayout(sums);
    m_totals->setObjectName(QStringLiteral("journal.totals"));
    column->addWidget(m_totals);
    column->addWidget(m_course);
    connect(m_course, &CourseTargets::logged, this, &ActivityPane::refresh);
    connect(m_course, &CourseTargets::failed, this, [this](const QString& why) { emit said(why, true); });

    auto* form = new QGridLayout(m_form);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    m_form->setObjectName(QStringLiteral("journal.form"));
    setGround(m_form, "surface-2");
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_date->setLocale(Words::locale());
    m_date->setMaximumDate(QDate::currentDate());
    m_minutes->setRange(1, 24 * 60);
    m_minutes->setValue(30);
    m_minutes->setSuffix(tr(" min"));
    m_kind->addItems({tr("On my own"), tr("With a trainer")});
    m_what->setPlaceholderText(tr("Practised D-01, session 3 …"));
    m_what->setToolTip(m_what->placeholderText());
    m_date->setObjectName(QStringLiteral("journal.form.date"));
    m_minutes->setObjectName(QStringLiteral("journal.form.minutes"));
    m_kind->setObjectName(QStringLiteral("journal.form.kind"));
    m_what->setObjectName(QStringLiteral("journal.form.what"));
    int row = 0;
    for (const auto& [words, field] : std::initializer_list<std::pair<QString, QWidget*>>{
             {tr("Date"), m_date}, {tr("How long"), m_minutes}, {tr("Kind"), m_kind}, {tr("What"), m_what}}) {
        field->setAccessibleName(words);
        form->addWidget(makeLabel(words, "small", "2"), row, 0);
        form->addWidget(field, row++, 1);
    }
    m_competency->setObjectName(QStringLiteral("journal.form.competency"));
    m_competency->setAccessibleName(tr("Competency"));
    m_competency->setEditable(true);
    m_competency->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_competency->setMinimumContentsLength(8);
    m_competency->addItem({});
    for (const std::string& preset : competencyPresets())
        m_competency->addItem(QString::fromStdString(preset));
    m_credit->setObjectName(QStringLiteral("journal.form.credit"));
    m_share->setObjectName(QStringLiteral("journal.form.share"));
    form->addWidget(makeLabel(tr("Competency"), "small", "2"), row, 0);
    form->addWidget(m_competency, row++, 1);
    m_share->setToolTip(tr("Trainers may then sign it"));
    for (QCheckBox* box : {m_credit, m_share})
        form->addWidget(box, row++, 0, 1, 2);
    m_problem->hide();
    form->addWidget(m_problem, row++, 0, 1, 2);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(8);
    QPushButton* keep = makeButton(tr("Log it"), "primary");
    keep->setObjectName(QStringLiteral("journal.form.save"));
    QPushButton* cancel = makeButton(tr("Cancel"), "quiet");
    buttons->addWidget(keep);
    buttons->addWidget(cancel);
    form->addLayout(buttons, row, 0, 1, 2);
    form->setColumnStretch(1, 1);
    connect(keep, &QPushButton::clicked, this, &ActivityPane::saveEntry);
    connect(cancel, &QPushButton::clicked, this, &ActivityPane::endEntry);
    connect(m_what, &QLineEdit::returnPressed, this, &ActivityPane::saveEntry);
    m_form->hide();
    column->addWidget(m_form);

    m_empty->setText(tr("Nothing is logged yet. Log supervision and practice here; both kinds are counted "
                        "apart, as certificates ask for them."));
    column->addWidget(m_empty);
    m_table->setObjectName(QStringLiteral("journal.activities"));
    m_table->setAccessibleName(tr("Activity log"));
    m_table->setHorizontalHeaderLabels({tr("Date"), tr("What"), tr("Kind"), tr("Minutes"), tr("Signed")});
    m_table->horizontalHeaderItem(3)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (int c = 0; c < 3; ++c)
        m_table->horizontalHeaderItem(c)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    column->addWidget(m_table);
    auto* below = new QVBoxLayout;
    below->setSpacing(4);
    m_sign->setObjectName(QStringLiteral("journal.sign"));
    m_sign->setToolTip(tr("Sign the chosen activity: you were there, or have seen the work"));
    m_shareLine->setObjectName(QStringLiteral("journal.share"));
    QPushButton* save = makeButton(tr("Save for a portfolio…"), "quiet");
    save->setObjectName(QStringLiteral("journal.portfolio"));
    for (QPushButton* button : {m_sign, m_shareLine, save})
        below->addWidget(button, 0, Qt::AlignLeft);
    column->addLayout(below);
    m_warning = makeParagraph({}, "small", "warn");
    m_warning->setObjectName(QStringLiteral("journal.passages"));
    m_withdraw = makeButton(tr("Take the passages out"), "quiet");
    m_withdraw->setObjectName(QStringLiteral("journal.passages.out"));
    column->addWidget(m_warning);
    column->addWidget(m_withdraw, 0, Qt::AlignLeft);
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        m_passages.clear();
        showPassages();
    });
    showPassages();
    connect(m_sign, &QPushButton::clicked, this, &ActivityPane::signChosen);
    connect(m_shareLine, &QPushButton::clicked, this, &ActivityPane::shareChosen);
    connect(save, &QPushButton::clicked, this, &ActivityPane::savePortfolio);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ActivityPane::showButtons);
    connect(m_whose, &QComboBox::activated, this, &ActivityPane::refresh);
    connect(m_certificates, &CertificateList::said, this, &ActivityPane::said);

    column->addWidget(makeLabel(tr("Certificates"), "section"));
    column->addWidget(m_certificates);
    column->addStretch(1);

    const auto fitRows = [this] { m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(32)); };
    connect(&theme, &Theme::changed, this, fitRows);
    fitRows();
}

void ActivityPane::refresh() {
    m_certificates->refresh();
    m_course->refresh();
    showPeople();
    auto lines =
        ofOthers() ? m_session.library()->sharedActivities(m_session.viewer(), whose()) : m_session.activities();
    if (!lines) {
        emit said(Words::of(lines.error()), true);
        return;
    }
    std::ranges::stable_sort(*lines, std::greater{}, &Activity::startMs);
    m_table->setRowCount(static_cast<int>(lines->size()));
    int row = 0;
    for (const Activity& line : *lines) {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(line.startMs);
        auto* date = new QTableWidgetItem(Words::locale().toString(when, QStringLiteral("d MMM")));
        date->setToolTip(Words::locale().toString(when, QStringLiteral("d MMMM yyyy")));
        m_table->setItem(row, 0, date);
        m_table->setItem(row, 1, new QTableWidgetItem(QString::fromStdString(line.what)));
        m_table->setItem(row, 2, new QTableWidgetItem(line.contact ? tr("contact") : tr("independent")));
        auto* minutes = new QTableWidgetItem(QString::number(line.minutes));
        minutes->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, 3, minutes);
        m_table->setItem(row++, 4,
                         new QTableWidgetItem(!line.signedBy.empty() ? QString::fromStdString(line.signedBy)
                                              : line.shared          ? tr("shared")
                                                                     : QString()));
    }
    const ActivityTotals totals = totalsOf(*lines);
    m_contact->setText(minutesInWords(totals.contact));
    m_own->setText(minutesInWords(totals.independent));
    m_totals->setText(
        tr("%1 of %2 toward the target, %3 signed by a trainer")
            .arg(minutesInWords(totals.credit), minutesInWords(targetMinutes), minutesInWords(totals.signedOff)));
    m_lines = std::move(*lines);
    showPassages();
    const bool none = m_lines.empty();
    m_empty->setVisible(none);
    m_table->setVisible(!none);
    showButtons();
}

void ActivityPane::addPassage(const QString& about, const QString& text) {
    const PortfolioPassage passage{about.toStdString(), text.toStdString()};
    if (std::ranges::find(m_passages, passage) == m_passages.end())
        m_passages.push_back(passage);
    showPassages();
}

void ActivityPane::showPassages() {
    const bool any = !m_passages.empty() && !ofOthers();
    QString words =
        m_passages.size() == 1
            ? tr("Goes out with the next portfolio, as PDF: a passage of your private notes. Look whether a "
                 "name is in it.")
            : tr("Goes out with the next portfolio, as PDF: %1 passages of your private notes. Look whether "
                 "a name is in them.")
                  .arg(m_passages.size());
    for (const PortfolioPassage& one : m_passages)
        words += QStringLiteral("\n%1: “%2”").arg(QString::fromStdString(one.about), QString::fromStdString(one.text));
    m_warning->setText(words);
    m_warning->setVisible(any);
    m_withdraw->setVisible(any);
}

void ActivityPane::beginEntry() {
    m_problem->hide();
    m_form->show();
    m_what->setFocus();
}

bool ActivityPane::entering() const { return m_form->isVisible(); }

void ActivityPane::endEntry() {
    m_what->clear();
    m_competency->setCurrentText({});
    m_form->hide();
}

void ActivityPane::showPeople() {
    if (m_whose->isHidden())
        return;
    const QString before = m_whose->currentData().toString();
    m_whose->clear();
    m_whose->addItem(tr("My own activities"), QString());
    for (const Rater& person : m_session.library()->raters(m_session.viewer()).value_or(std::vector<Rater>{}))
        if (person.role == RaterRole::Trainee)
            m_whose->addItem(tr("Shared by %1").arg(QString::fromStdString(person.id.value)),
                             QString::fromStdString(person.id.value));
    m_whose->setCurrentIndex(std::max(0, m_whose->findData(before)));
}

RaterId ActivityPane::whose() const { return RaterId(m_whose->currentData().toString().toStdString()); }

bool ActivityPane::ofOthers() const { return m_session.library() && !whose().empty(); }

const Activity* ActivityPane::chosen() const {
    const int row = m_table->currentRow();
    return row < 0 || row >= static_cast<int>(m_lines.size()) ? nullptr : &m_lines[static_cast<std::size_t>(row)];
}

void ActivityPane::showButtons() {
    const Activity* line = chosen();
    m_sign->setVisible(ofOthers());
    m_sign->setEnabled(line && line->signedBy.empty());
    m_shareLine->setVisible(m_session.library() && m_session.person().role == RaterRole::Trainee);
    m_shareLine->setEnabled(line && line->signedBy.empty());
    m_shareLine->setText(line && line->shared ? tr("Share no longer") : tr("Share with trainers"));
}

void ActivityPane::signChosen() {
    if (!chosen())
        return;
    if (const auto done = m_session.library()->signActivity(m_session.viewer(), chosen()->id); !done)
        emit said(Words::of(done.error()), true);
    refresh();
}

void ActivityPane::shareChosen() {
    if (!chosen())
        return;
    const auto done = m_session.library()->shareActivity(m_session.viewer(), chosen()->id, !chosen()->shared);
    if (!done)
        emit said(Words::of(done.error()), true);
    refresh();
}

void ActivityPane::savePortfolio() {
    const std::string code = ofOthers() ? whose().value : m_session.person().id.value;
    const QString place =
        chooseFileToSave(this, tr("Save for a portfolio"), tr("activities-%1.pdf").arg(QString::fromStdString(code)),
                         tr("PDF (*.pdf);;Table (*.csv)"));
    if (place.isEmpty())
        return;
    Result<std::string> bytes = activityCsv(m_lines);
    std::vector<PortfolioPassage> passages;
    if (!place.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
        std::vector<PortfolioLine> lines;
        for (const Activity& one : m_lines)
            lines.push_back({isoTime(one.startMs).substr(0, 10), one.minutes, one.contact, one.credit, one.what,
                             one.competencies,
                             one.signedBy.empty() ? "" : one.signedBy + ", " + isoTime(one.signedMs).substr(0, 10)});
        if (!ofOthers())
            passages = m_passages;
        bytes = pdfOfDocument(portfolioHtml(std::move(lines), code, m_session.libraryTitle(), targetMinutes,
                                            isoTime(wallClockMs()).substr(0, 10), passages));
    }
    const auto written =
        bytes ? writeFileAtomic(place.toStdString(), *bytes, Overwrite::Allow) : Status(std::unexpected(bytes.error()));
    if (!written || passages.empty()) {
        emit said(written ? tr("The activities are in %1.").arg(place) : Words::of(written.error()), !written);
        return;
    }
    m_passages.clear(); // each portfolio is asked for anew
    showPassages();
    if (m_session.library())
        (void)m_session.library()->note(m_session.viewer(), "exported", {}, "portfolio with passages of private notes");
    emit said(tr("The activities are in %1, with the passages of your private notes.").arg(place), false);
}

void ActivityPane::saveEntry() {
    const QString what = m_what->text().simplified();
    if (what.isEmpty()) {
        m_problem->setText(tr("Say in a few words what you did."));
        m_problem->show();
        m_what->setFocus();
        return;
    }
    Activity line;
    line.startMs = m_date->date().startOfDay().toMSecsSinceEpoch();
    line.minutes = m_minutes->value();
    line.contact = m_kind->currentIndex() == 1;
    line.what = what.toStdString();
    line.credit = m_credit->isChecked();
    line.shared = m_share->isChecked();
    line.competencies = m_competency->currentText().simplified().toStdString();
    if (const auto saved = m_session.addActivity(line); !saved) {
        m_problem->setText(Words::of(saved.error()));
        m_problem->show();
        return;
    }
    endEntry();
    refresh();
}

} // namespace attune::ui
