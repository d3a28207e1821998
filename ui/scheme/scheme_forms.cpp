// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/scheme_forms.h"

#include "ui/scheme/form_parts.h"
#include "ui/scheme/part_table.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

namespace attune::ui {

SchemeForm::SchemeForm(QWidget* parent)
    : QWidget(parent), m_fields(new QFormLayout), m_faults(makeParagraph({}, "small", "warn")),
      m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(24, 16, 24, 16);
    m_column->setSpacing(12);
    m_faults->setObjectName(QStringLiteral("schemes.faultsHere"));
    m_faults->hide();
    m_column->addWidget(m_faults);
    m_fields->setHorizontalSpacing(24);
    m_fields->setVerticalSpacing(10);
    m_fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_column->addLayout(m_fields);
    m_column->addStretch(1);
}

void SchemeForm::resizeEvent(QResizeEvent* event) {
    constexpr int narrowInLetters = 90;
    const bool narrow = width() < narrowInLetters * fontMetrics().averageCharWidth();
    m_fields->setRowWrapPolicy(narrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows);
    QWidget::resizeEvent(event);
}

void SchemeForm::field(const QString& place, const QString& name, QWidget* widget) {
    widget->setObjectName(QStringLiteral("schemes.") + place);
    widget->setAccessibleName(name);
    m_fields->addRow(makeLabel(name, "label"), widget);
    m_places.insert(place, widget);
    hear(widget);
}

void SchemeForm::below(QWidget* widget) { m_column->insertWidget(m_column->count() - 1, widget); }

void SchemeForm::field(QCheckBox* box) {
    m_fields->addRow(QString(), box);
    hear(box);
}

void SchemeForm::field(const QString& place, const QString& name, const QStringList& columns, QTableWidget* table) {
    table->setColumnCount(static_cast<int>(columns.size()));
    table->setHorizontalHeaderLabels(columns);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setMinimumSectionSize(8 * table->fontMetrics().averageCharWidth());
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(true);
    table->setMinimumHeight(180);
    table->setObjectName(QStringLiteral("schemes.") + place);
    table->setAccessibleName(name);
    m_places.insert(place, table);
    // Over the whole width: its columns need the room.
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeLabel(name, "label"));
    column->addWidget(table);
    m_fields->addRow(whole);
}

void SchemeForm::changed() {
    if (!m_filling)
        emit edited();
}

void SchemeForm::hear(QWidget* widget) {
    if (auto* line = qobject_cast<QLineEdit*>(widget))
        connect(line, &QLineEdit::textEdited, this, &SchemeForm::changed);
    else if (auto* text = qobject_cast<QPlainTextEdit*>(widget))
        connect(text, &QPlainTextEdit::textChanged, this, &SchemeForm::changed);
    else if (auto* choice = qobject_cast<QComboBox*>(widget))
        connect(choice, &QComboBox::currentIndexChanged, this, &SchemeForm::changed);
    else if (auto* whole = qobject_cast<QSpinBox*>(widget))
        connect(whole, &QSpinBox::valueChanged, this, &SchemeForm::changed);
    else if (auto* number = qobject_cast<QDoubleSpinBox*>(widget))
        connect(number, &QDoubleSpinBox::valueChanged, this, &SchemeForm::changed);
    else if (auto* box = qobject_cast<QCheckBox*>(widget))
        connect(box, &QCheckBox::toggled, this, &SchemeForm::changed);
    else
        return;
    m_heard.append(widget);
}

void SchemeForm::setReadOnly(bool readOnly) {
    for (QWidget* widget : m_heard)
        if (auto* line = qobject_cast<QLineEdit*>(widget))
            line->setReadOnly(readOnly);
        else if (auto* text = qobject_cast<QPlainTextEdit*>(widget))
            text->setReadOnly(readOnly);
        else
            widget->setEnabled(!readOnly);
}

void SchemeForm::setFaults(const std::vector<DocumentFault>& faults) {
    QStringList said;
    QMap<QString, QString> marked;
    for (const DocumentFault& fault : faults) {
        const QString place = words(fault.place);
        QString nearest;
        for (auto it = m_places.begin(); it != m_places.end(); ++it)
            if ((place == it.key() || place.startsWith(it.key() + QLatin1Char('/'))) &&
                it.key().size() > nearest.size())
                nearest = it.key();
        const QString name = nearest.isEmpty() ? place : m_places[nearest]->accessibleName();
        const QString wrong = Words::of(fault.message);
        said << (name.isEmpty() ? wrong : QStringLiteral("%1: %2").arg(name, wrong));
        if (!nearest.isEmpty())
            marked[nearest] = wrong;
    }
    m_faults->setText(said.join(QLatin1Char('\n')));
    m_faults->setVisible(!said.isEmpty());
    for (auto it = m_places.begin(); it != m_places.end(); ++it) {
        const bool wrong = marked.contains(it.key());
        if (it.value()->property("invalid").toBool() != wrong)
            setLook(it.value(), "invalid", wrong ? QStringLiteral("true") : QString());
        it.value()->setToolTip(marked.value(it.key()));
    }
}

PartForm::PartForm(QWidget* parent)
    : SchemeForm(parent), m_name(new QLineEdit), m_id(new QLineEdit), m_role(new QComboBox) {
    for (int role = 0; role <= static_cast<int>(PersonRole::Triad); ++role)
        m_role->addItem(roleName(role));
    field(QStringLiteral("name"), tr("Name"), m_name);
    field(QStringLiteral("id"), tr("Short id"), m_id);
    field(QStringLiteral("role"), tr("Person"), m_role);
}

void PartForm::showHead(const std::string& name, const std::string& id, PersonRole role) {
    fill(m_name, name);
    fill(m_id, id);
    m_role->setCurrentIndex(static_cast<int>(role));
}

AboutForm::AboutForm(QWidget* parent)
    : SchemeForm(parent), m_title(new QLineEdit), m_id(new QLineEdit), m_version(new QSpinBox),
      m_fromMonths(new QSpinBox), m_toMonths(new QSpinBox), m_notice(new TextLines(3)), m_licence(new TextLines(3)) {
    m_version->setRange(1, 100000);
    for (QSpinBox* box : {m_fromMonths, m_toMonths}) {
        box->setRange(0, 240);
        box->setSpecialValueText(tr("not said"));
        box->setSuffix(tr(" months"));
    }
    field(QStringLiteral("title"), tr("Name"), m_title);
    field(QStringLiteral("id"), tr("Short id"), m_id);
    field(QStringLiteral("version"), tr("Version"), m_version);
    field(QStringLiteral("ageBandMonths"), tr("For children from"), m_fromMonths);
    field(QStringLiteral("ageBandMonths/1"), tr("to"), m_toMonths);
    field(QStringLiteral("notice"), tr("Notice, shown wherever the scheme is"), m_notice);
    field(QStringLiteral("licence"), tr("Licence of its words"), m_licence);
}

void AboutForm::show(const CodingScheme& scheme, bool readOnly) {
    m_filling = true;
    fill(m_title, scheme.title);
    fill(m_id, scheme.ref.id.value);
    m_version->setValue(scheme.ref.version);
    m_fromMonths->setValue(scheme.ageBandMonths ? scheme.ageBandMonths->first : 0);
    m_toMonths->setValue(scheme.ageBandMonths ? scheme.ageBandMonths->second : 0);
    fill(m_notice, words(scheme.notice));
    fill(m_licence, words(scheme.licence));
    setReadOnly(readOnly);
    m_filling = false;
}

void AboutForm::read(CodingScheme& scheme) const {
    scheme.title = textOf(m_title);
    scheme.ref = {SchemeId(textOf(m_id)), m_version->value()};
    scheme.notice = textOf(m_notice);
    scheme.licence = textOf(m_licence);
    scheme.ageBandMonths.reset();
    if (m_toMonths->value() > 0)
        scheme.ageBandMonths = {m_fromMonths->value(), m_toMonths->value()};
}

RowForm::RowForm(const Theme& theme, QWidget* parent)
    : PartForm(parent), m_kind(new QComboBox), m_length(number(0, 3600)), m_offset(number(0, 3600)),
      m_exclusive(new QCheckBox(tr("Marks may not overlap"))),
      m_exhaustive(new QCheckBox(tr("All of the clip must be coded"))),
      m_codes(new PartTable(theme, QStringLiteral("Code"), tr("Add a code"), tr("Take the code away"))) {
    m_kind->addItems({tr("Spans"), tr("States: the next one ends the last"), tr("Moments"), tr("Intervals")});
    field(QStringLiteral("kind"), tr("What it holds"), m_kind);
    field(QStringLiteral("lengthSeconds"), tr("Length of an interval, s"), m_length);
    field(QStringLiteral("offsetSeconds"), tr("First interval begins at, s"), m_offset);
    field(m_exclusive);
    field(m_exhaustive);
    field(QStringLiteral("codes"), tr("Codes"), {tr("Key"), tr("Name"), tr("Short id"), tr("What counts")}, m_codes);
    m_codes->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_codes->setColumnWidth(0, 56);
    m_codes->setColumnWidth(1, 180);
    m_codes->setMinimumHeight(260);
    below(m_codes->buttons());
    m_codes->fillNew = [this](int row) {
        setCell(m_codes, row, 0, {}, true);
        setCell(m_codes, row, 1, tr("Code %1").arg(row + 1), true);
        setCell(m_codes, row, 2, QStringLiteral("code-%1").arg(row + 1), true);
        setCell(m_codes, row, 3, {}, true);
    };
    connect(m_codes, &PartTable::edited, this, &RowForm::changed);
}

void RowForm::show(const Track& track, bool readOnly) {
    m_filling = true;
    showHead(track.name, track.id, track.role);
    m_kind->setCurrentIndex(static_cast<int>(track.kind));
    m_length->setValue(static_cast<double>(track.length.ns) / 1e9);
    m_offset->setValue(static_cast<double>(track.offset.ns) / 1e9);
    m_exclusive->setChecked(track.isExclusive());
    m_exhaustive->setChecked(track.exhaustive);
    m_codes->setRowCount(static_cast<int>(track.codes.size()));
    for (int row = 0; row < m_codes->rowCount(); ++row) {
        const Code& code = track.codes[static_cast<std::size_t>(row)];
        setCell(m_codes, row, 0, words(code.key), !readOnly);
        setCell(m_codes, row, 1, words(code.name), !readOnly);
        setCell(m_codes, row, 2, words(code.id), !readOnly);
        setCell(m_codes, row, 3, words(code.definition), !readOnly);
    }
    m_fields->setRowVisible(m_length, track.kind == TrackKind::Intervals);
    m_fields->setRowVisible(m_offset, track.kind == TrackKind::Intervals);
    setReadOnly(readOnly);
    m_exclusive->setEnabled(!readOnly && (track.kind == TrackKind::Segments || track.kind == TrackKind::Events));
    m_codes->setReadOnly(readOnly);
    m_filling = false;
}

void RowForm::read(Track& track) const {
    track.name = textOf(m_name);
    track.id = textOf(m_id);
    track.role = static_cast<PersonRole>(m_role->currentIndex());
    track.kind = static_cast<TrackKind>(m_kind->currentIndex());
    const bool intervals = track.kind == TrackKind::Intervals;
    track.length = MediaDuration(intervals ? std::llround(m_length->value() * 1e9) : 0);
    track.offset = MediaDuration(intervals ? std::llround(m_offset->value() * 1e9) : 0);
    const bool free = track.kind == TrackKind::Segments || track.kind == TrackKind::Events;
    track.exclusive = free && m_exclusive->isChecked();
    track.exhaustive = m_exhaustive->isChecked();
    track.codes.clear();
    for (int row = 0; row < m_codes->rowCount(); ++row)
        track.codes.push_back({cell(m_codes, row, 2).toStdString(), cell(m_codes, row, 1).toStdString(),
                               cell(m_codes, row, 0).toLower().toStdString(), cell(m_codes, row, 3).toStdString()});
}

} // namespace attune::ui
