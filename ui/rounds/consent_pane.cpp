// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/consent_pane.h"

#include "base/clock.h"
#include "ui/calibrate/tables.h"
#include "ui/controls/flow_layout.h"
#include "ui/file_choice.h"
#include "ui/rounds/round_parts.h"
#include "ui/rounds/round_words.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

QString text(const std::string& words) { return QString::fromStdString(words); }

QStringList scopeWords() {
    return {ConsentPane::tr("coding"), ConsentPane::tr("training"), ConsentPane::tr("test"),
            ConsentPane::tr("public excerpt")};
}

QStringList levelWords() {
    return {ConsentPane::tr("this site alone"), ConsentPane::tr("authorised users"),
            ConsentPane::tr("learning audiences"), ConsentPane::tr("everybody")};
}

QString scopeInWords(const Consent& consent) {
    QStringList out;
    for (const ConsentScope scope : consent.scope)
        out << scopeWords()[static_cast<int>(scope)];
    return out.isEmpty() ? ConsentPane::tr("nothing") : out.join(QStringLiteral(", "));
}

/// "withdrawn", "ended", "destroy by 3 Feb 2027", "open".
QString stateInWords(const Consent& consent, const std::string& today) {
    if (consent.destroyBy && today > *consent.destroyBy)
        return ConsentPane::tr("the file must be destroyed now");
    if (consent.withdrawn)
        return ConsentPane::tr("withdrawn");
    if (consent.until && today > *consent.until)
        return ConsentPane::tr("ended");
    return ConsentPane::tr("open");
}

} // namespace

ConsentPane::ConsentPane(const Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_table(makeTable(
          {tr("Clip"), tr("Person"), tr("For"), tr("Who may hold it"), tr("Until"), tr("Destroy by"), tr("State")}, {},
          2)),
      m_records(makeTable({tr("Day"), tr("Who"), tr("What"), tr("Clip"), tr("More")}, {}, 4)), m_clip(new QComboBox),
      m_person(new QComboBox), m_level(new QComboBox), m_until(new QLineEdit), m_destroy(new QLineEdit),
      m_problem(makeParagraph({}, "", "warn")) {
    setObjectName(QStringLiteral("consent"));
    const auto name = [](QWidget* widget, const char* id, const QString& words) {
        nameWidget(widget, QStringLiteral("consent.") + QString::fromLatin1(id), words);
    };
    name(m_table, "table", tr("Consent per clip and person"));
    name(m_records, "records", tr("Records"));
    name(m_clip, "clip", tr("Clip"));
    name(m_person, "person", tr("Person"));
    name(m_level, "level", tr("Who may hold it"));
    name(m_until, "until", tr("Until"));
    name(m_destroy, "destroy", tr("Destroy by"));
    m_problem->setObjectName(QStringLiteral("consent.problem"));
    m_problem->hide();
    m_person->setEditable(true);
    m_person->addItems({QStringLiteral("child"), QStringLiteral("adult"), QStringLiteral("bystander")});
    m_level->addItems(levelWords());
    for (QLineEdit* field : {m_until, m_destroy}) {
        field->setPlaceholderText(tr("2028-06-30; empty: no end"));
        field->setToolTip(field->placeholderText());
    }

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 16, 24, 24);
    column->setSpacing(12);
    column->addWidget(makeParagraph(tr("Everybody in the picture decides. A clip outside its consent is not played, "
                                       "not given out in a round and not packed. People are roles, never names."),
                                    "", "2"));
    column->addWidget(m_table);
    auto* form = new FlowLayout;
    form->setSpacing(12);
    for (const auto& [words, field] :
         std::initializer_list<std::pair<QString, QWidget*>>{{tr("Clip"), m_clip},
                                                             {tr("Person"), m_person},
                                                             {tr("Who may hold it"), m_level},
                                                             {tr("Until"), m_until},
                                                             {tr("Destroy by"), m_destroy}}) {
        auto* pair = new QWidget; // a field and its word stay together
        auto* both = new QVBoxLayout(pair);
        both->setContentsMargins(0, 0, 0, 0);
        both->setSpacing(8);
        both->addWidget(makeLabel(words, "small", "2"));
        both->addWidget(field);
        form->addWidget(pair);
    }
    column->addLayout(form);
    auto* line = new FlowLayout;
    line->setSpacing(12);
    line->addWidget(makeLabel(tr("For"), "small", "2"));
    for (const QString& words : scopeWords()) {
        auto* box = new QCheckBox(words);
        box->setObjectName(QStringLiteral("consent.scope.%1").arg(m_scopes.size()));
        m_scopes.append(box);
        line->addWidget(box);
    }
    QPushButton* withdraw = makeButton(tr("Withdraw…"), "warn");
    withdraw->setObjectName(QStringLiteral("consent.withdraw"));
    QPushButton* save = makeButton(tr("Write down"), "primary");
    save->setObjectName(QStringLiteral("consent.save"));
    line->addWidget(withdraw);
    line->addWidget(save);
    column->addLayout(line);
    column->addWidget(m_problem);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Who did what"), "section"));
    head->addWidget(makeLabel(tr("lines are only ever added; the newest first"), "small", "3"));
    head->addStretch();
    column->addLayout(head);
    column->addWidget(m_records, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(makeScroll(page));
    for (QTableWidget* table : {m_table, m_records})
        keepTableHeight(theme, table, 196);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ConsentPane::showChosen);
    connect(save, &QPushButton::clicked, this, [this] { keep(false); });
    connect(withdraw, &QPushButton::clicked, this, [this] {
        if (askFirst(this,
                     tr("Withdraw the consent of the %1 in %2? The clip is then no longer played, coded or packed.")
                         .arg(m_person->currentText(), m_clip->currentText()),
                     tr("Withdraw"), tr("Cancel")))
            keep(true);
    });
    setFocusProxy(m_table);
}

void ConsentPane::refresh() {
    Library& library = *m_session.library();
    auto consents = library.consents(m_session.viewer());
    auto clips = library.clips(m_session.viewer());
    auto records = library.records(m_session.viewer());
    for (const Error* error : {consents ? nullptr : &consents.error(), clips ? nullptr : &clips.error(),
                               records ? nullptr : &records.error()})
        if (error)
            return notice(Words::of(*error), true);
    m_consents = std::move(*consents);
    std::ranges::stable_sort(*clips, {}, &Clip::alias);
    const QString before = m_clip->currentText();
    m_clip->clear();
    const auto aliasOf = [&](const ClipId& id) {
        const auto clip = std::ranges::find(*clips, id, &Clip::id);
        return clip == clips->end() || clip->alias.empty() ? text(id.value) : text(clip->alias);
    };
    for (const Clip& clip : *clips)
        m_clip->addItem(aliasOf(clip.id), text(clip.id.value));
    m_clip->setCurrentIndex(std::max(0, m_clip->findText(before)));
    const std::string today = isoTime(wallClockMs()).substr(0, 10);
    const auto day = [](const std::optional<std::string>& date) {
        return date ? dayInWords(*date) : QStringLiteral("–");
    };
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(static_cast<int>(m_consents.size()));
        for (int row = 0; const Consent& one : m_consents) {
            const QStringList cells{aliasOf(one.clip),       text(one.person),
                                    scopeInWords(one),       levelWords()[static_cast<int>(one.level)],
                                    day(one.until),          day(one.destroyBy),
                                    stateInWords(one, today)};
            for (int c = 0; c < cells.size(); ++c)
                m_table->setItem(row, c, new QTableWidgetItem(cells[c]));
            ++row;
        }
    }
    std::ranges::reverse(*records);
    records->resize(std::min<std::size_t>(records->size(), 500));
    m_records->setRowCount(static_cast<int>(records->size()));
    for (int row = 0; const RecordLine& one : *records) {
        const QStringList cells{dayInWords(one.wallMs), text(one.by.value), Words::of(one.kind),
                                one.clip.empty() ? QString() : aliasOf(one.clip), text(one.words)};
        for (int c = 0; c < cells.size(); ++c)
            m_records->setItem(row, c, new QTableWidgetItem(cells[c]));
        ++row;
    }
}

void ConsentPane::showChosen() {
    const int row = m_table->currentRow();
    if (row < 0 || row >= static_cast<int>(m_consents.size()))
        return;
    const Consent& one = m_consents[static_cast<std::size_t>(row)];
    m_clip->setCurrentIndex(m_clip->findData(text(one.clip.value)));
    m_person->setCurrentText(text(one.person));
    m_level->setCurrentIndex(static_cast<int>(one.level));
    m_until->setText(text(one.until.value_or("")));
    m_destroy->setText(text(one.destroyBy.value_or("")));
    for (int i = 0; i < m_scopes.size(); ++i)
        m_scopes[i]->setChecked(one.scope.contains(static_cast<ConsentScope>(i)));
}

Consent ConsentPane::typed() const {
    Consent out;
    out.clip = ClipId(m_clip->currentData().toString().toStdString());
    out.person = m_person->currentText().trimmed().toStdString();
    out.level = static_cast<ReleaseLevel>(m_level->currentIndex());
    for (int i = 0; i < m_scopes.size(); ++i)
        if (m_scopes[i]->isChecked())
            out.scope.insert(static_cast<ConsentScope>(i));
    const auto date = [](const QLineEdit* field) {
        const std::string typed = field->text().trimmed().toStdString();
        return typed.empty() ? std::nullopt : std::optional(typed);
    };
    out.until = date(m_until);
    out.destroyBy = date(m_destroy);
    return out;
}

void ConsentPane::keep(bool withdrawn) {
    Consent consent = typed();
    consent.withdrawn = withdrawn;
    const auto before = std::ranges::find_if(
        m_consents, [&](const Consent& each) { return each.clip == consent.clip && each.person == consent.person; });
    if (before != m_consents.end() && before->withdrawn && !withdrawn &&
        !askFirst(this, tr("This consent was withdrawn. Was it given again?"), tr("Given again"), tr("Leave it")))
        return;
    const auto done = m_session.library()->setConsent(m_session.viewer(), consent);
    m_problem->setVisible(!done);
    if (!done) {
        m_problem->setText(Words::of(done.error()));
        return;
    }
    refresh();
    emit notice(withdrawn ? tr("Withdrawn. The clip is closed from now on; its file is still there: see “destroy by”.")
                          : tr("Written down."),
                false);
}

} // namespace attune::ui
