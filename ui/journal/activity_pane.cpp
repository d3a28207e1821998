// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/activity_pane.h"

#include "ui/theme/widgets.h"

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

QString minutesInWords(std::int64_t minutes) {
    if (minutes < 60)
        return QStringLiteral("%1 min").arg(minutes);
    if (minutes % 60 == 0)
        return QStringLiteral("%1 h").arg(minutes / 60);
    return QStringLiteral("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

ActivityPane::ActivityPane(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_contact(makeLabel({}, "title")),
      m_own(makeLabel({}, "title")), m_table(new QTableWidget(0, 4)), m_empty(makeParagraph({}, "small", "3")),
      m_form(new QWidget), m_date(new QDateEdit(QDate::currentDate())), m_minutes(new QSpinBox),
      m_kind(new QComboBox), m_what(new QLineEdit), m_problem(makeParagraph({}, "small", "warn")) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 16);
    column->setSpacing(12);

    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(QStringLiteral("Activity"), "section"));
    head->addStretch();
    QPushButton* log = makeButton(QStringLiteral("Log time…"), "", theme.icon(QStringLiteral("plus")));
    log->setObjectName(QStringLiteral("journal.log"));
    connect(log, &QPushButton::clicked, this, &ActivityPane::beginEntry);
    head->addWidget(log);
    column->addLayout(head);

    auto* sums = new QGridLayout;
    sums->setVerticalSpacing(2);
    m_contact->setObjectName(QStringLiteral("journal.contact"));
    m_own->setObjectName(QStringLiteral("journal.own"));
    sums->addWidget(makeLabel(QStringLiteral("With a trainer"), "small", "3"), 0, 0);
    sums->addWidget(makeLabel(QStringLiteral("On your own"), "small", "3"), 0, 1);
    sums->addWidget(m_contact, 1, 0);
    sums->addWidget(m_own, 1, 1);
    column->addLayout(sums);

    auto* form = new QGridLayout(m_form);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    m_form->setObjectName(QStringLiteral("journal.form"));
    setGround(m_form, "surface-2");
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_date->setLocale(QLocale(QLocale::English));
    m_date->setMaximumDate(QDate::currentDate());
    m_minutes->setRange(1, 24 * 60);
    m_minutes->setValue(30);
    m_minutes->setSuffix(QStringLiteral(" min"));
    m_kind->addItems({QStringLiteral("On my own"), QStringLiteral("With a trainer")});
    m_what->setPlaceholderText(QStringLiteral("Practised D-01, session 3 …"));
    m_date->setObjectName(QStringLiteral("journal.form.date"));
    m_minutes->setObjectName(QStringLiteral("journal.form.minutes"));
    m_kind->setObjectName(QStringLiteral("journal.form.kind"));
    m_what->setObjectName(QStringLiteral("journal.form.what"));
    int row = 0;
    for (const auto& [words, field] :
         std::initializer_list<std::pair<const char*, QWidget*>>{{"Date", m_date}, {"How long", m_minutes},
                                                                 {"Kind", m_kind}, {"What", m_what}}) {
        field->setAccessibleName(QString::fromLatin1(words));
        form->addWidget(makeLabel(QString::fromLatin1(words), "small", "2"), row, 0);
        form->addWidget(field, row++, 1);
    }
    m_problem->hide();
    form->addWidget(m_problem, row++, 1);
    auto* buttons = new QHBoxLayout;
    QPushButton* keep = makeButton(QStringLiteral("Log it"), "primary");
    keep->setObjectName(QStringLiteral("journal.form.save"));
    QPushButton* cancel = makeButton(QStringLiteral("Cancel"), "quiet");
    buttons->addWidget(keep);
    buttons->addWidget(cancel);
    buttons->addStretch();
    form->addLayout(buttons, row, 1);
    form->setColumnStretch(1, 1);
    connect(keep, &QPushButton::clicked, this, &ActivityPane::saveEntry);
    connect(cancel, &QPushButton::clicked, this, &ActivityPane::endEntry);
    connect(m_what, &QLineEdit::returnPressed, this, &ActivityPane::saveEntry);
    m_form->hide();
    column->addWidget(m_form);

    m_empty->setText(QStringLiteral("Nothing is logged yet. Log supervision and practice here; both kinds are counted "
                                    "apart, as certificates ask for them."));
    column->addWidget(m_empty);
    m_table->setObjectName(QStringLiteral("journal.activities"));
    m_table->setAccessibleName(QStringLiteral("Activity log"));
    m_table->setHorizontalHeaderLabels({QStringLiteral("Date"), QStringLiteral("What"), QStringLiteral("Kind"),
                                        QStringLiteral("Minutes")});
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
    auto* place = new QWidget; // keeps what is above at the top while the table is hidden
    auto* placeColumn = new QVBoxLayout(place);
    placeColumn->setContentsMargins(0, 0, 0, 0);
    placeColumn->addWidget(m_table);
    column->addWidget(place, 1);

    column->addWidget(makeLabel(QStringLiteral("Certificates"), "section"));
    auto* none = new QFrame;
    none->setProperty("look", QStringLiteral("empty"));
    none->setObjectName(QStringLiteral("journal.certificates"));
    auto* noneRow = new QHBoxLayout(none);
    noneRow->setContentsMargins(16, 14, 16, 14);
    noneRow->setSpacing(12);
    noneRow->addWidget(makeIcon(theme, QStringLiteral("certificate")), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(QStringLiteral("No certificate yet"), "label"));
    words->addWidget(makeParagraph(
        QStringLiteral("A certificate names the rule it was given under, and until when it holds."), "small", "3"));
    noneRow->addLayout(words, 1);
    column->addWidget(none);

    const auto fitRows = [this] { m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(32)); };
    connect(&theme, &Theme::changed, this, fitRows);
    fitRows();
}

void ActivityPane::refresh() {
    auto lines = m_session.activities();
    if (!lines) {
        emit failed(QString::fromStdString(lines.error().text()));
        return;
    }
    std::ranges::stable_sort(*lines, std::greater{}, &Activity::startMs);
    std::int64_t contact = 0;
    std::int64_t own = 0;
    m_table->setRowCount(static_cast<int>(lines->size()));
    int row = 0;
    for (const Activity& line : *lines) {
        (line.contact ? contact : own) += line.minutes;
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(line.startMs);
        auto* date = new QTableWidgetItem(QLocale(QLocale::English).toString(when, QStringLiteral("d MMM")));
        date->setToolTip(QLocale(QLocale::English).toString(when, QStringLiteral("d MMMM yyyy")));
        m_table->setItem(row, 0, date);
        m_table->setItem(row, 1, new QTableWidgetItem(QString::fromStdString(line.what)));
        m_table->setItem(row, 2, new QTableWidgetItem(line.contact ? QStringLiteral("contact")
                                                                   : QStringLiteral("independent")));
        auto* minutes = new QTableWidgetItem(QString::number(line.minutes));
        minutes->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row++, 3, minutes);
    }
    m_contact->setText(minutesInWords(contact));
    m_own->setText(minutesInWords(own));
    m_empty->setVisible(lines->empty());
    m_table->setVisible(!lines->empty());
}

void ActivityPane::beginEntry() {
    m_problem->hide();
    m_form->show();
    m_what->setFocus();
}

bool ActivityPane::entering() const { return m_form->isVisible(); }

void ActivityPane::endEntry() {
    m_what->clear();
    m_form->hide();
}

void ActivityPane::saveEntry() {
    const QString what = m_what->text().simplified();
    if (what.isEmpty()) {
        m_problem->setText(QStringLiteral("Say in a few words what you did."));
        m_problem->show();
        m_what->setFocus();
        return;
    }
    Activity line;
    line.startMs = m_date->date().startOfDay().toMSecsSinceEpoch();
    line.minutes = m_minutes->value();
    line.contact = m_kind->currentIndex() == 1;
    line.what = what.toStdString();
    if (const auto saved = m_session.addActivity(line); !saved) {
        m_problem->setText(QString::fromStdString(saved.error().text()));
        m_problem->show();
        return;
    }
    endEntry();
    refresh();
}

} // namespace attune::ui
