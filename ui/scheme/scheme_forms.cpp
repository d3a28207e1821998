// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/scheme_forms.h"

#include "ui/scheme/form_parts.h"
#include "ui/theme/widgets.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <algorithm>
#include <cmath>

namespace attune::ui {

SchemeForm::SchemeForm(QWidget* parent) : QWidget(parent), m_faults(makeParagraph({}, "small", "warn")) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    m_faults->setObjectName(QStringLiteral("schemes.faultsHere"));
    m_faults->hide();
    column->addWidget(m_faults);
    m_fields = new QFormLayout;
    m_fields->setHorizontalSpacing(24);
    m_fields->setVerticalSpacing(10);
    m_fields->setRowWrapPolicy(QFormLayout::WrapLongRows); // at large text the name stands above
    m_fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addLayout(m_fields);
    column->addStretch(1);
}

QWidget* SchemeForm::field(const QString& place, const QString& name, QWidget* widget) {
    widget->setObjectName(QStringLiteral("schemes.") + place);
    widget->setAccessibleName(name);
    m_fields->addRow(makeLabel(name, "label"), widget);
    m_places.insert(place, widget);
    return widget;
}

void SchemeForm::changed() {
    if (!m_filling)
        emit edited();
}

void SchemeForm::heard(QLineEdit* line) { connect(line, &QLineEdit::textEdited, this, &SchemeForm::changed); }
void SchemeForm::heard(QPlainTextEdit* text) {
    connect(text, &QPlainTextEdit::textChanged, this, &SchemeForm::changed);
}
void SchemeForm::heard(QComboBox* box) { connect(box, &QComboBox::currentIndexChanged, this, &SchemeForm::changed); }
void SchemeForm::heard(QTableWidget* table) { connect(table, &QTableWidget::cellChanged, this, &SchemeForm::changed); }

QTableWidget* SchemeForm::table(const QString& place, const QString& name, const QStringList& columns) {
    auto* out = new QTableWidget(0, static_cast<int>(columns.size()));
    out->setHorizontalHeaderLabels(columns);
    out->verticalHeader()->hide();
    out->setSelectionBehavior(QAbstractItemView::SelectRows);
    out->setSelectionMode(QAbstractItemView::SingleSelection);
    out->setWordWrap(true);
    out->setMinimumHeight(180);
    field(place, name, out);
    heard(out);
    return out;
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
        said << (name.isEmpty() ? words(fault.message) : QStringLiteral("%1: %2").arg(name, words(fault.message)));
        if (!nearest.isEmpty())
            marked[nearest] = words(fault.message);
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

AboutForm::AboutForm(QWidget* parent)
    : SchemeForm(parent), m_title(new QLineEdit), m_id(new QLineEdit), m_version(new QSpinBox),
      m_fromMonths(new QSpinBox), m_toMonths(new QSpinBox), m_notice(lines(72)), m_licence(lines(72)) {
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
    for (QLineEdit* line : {m_title, m_id})
        heard(line);
    for (QSpinBox* box : {m_version, m_fromMonths, m_toMonths})
        connect(box, &QSpinBox::valueChanged, this, [this] { changed(); });
    heard(m_notice);
    heard(m_licence);
}

void AboutForm::show(const CodingScheme& scheme, bool readOnly) {
    m_filling = true;
    m_title->setText(words(scheme.title));
    m_id->setText(words(scheme.ref.id.value));
    m_version->setValue(scheme.ref.version);
    m_fromMonths->setValue(scheme.ageBandMonths ? scheme.ageBandMonths->first : 0);
    m_toMonths->setValue(scheme.ageBandMonths ? scheme.ageBandMonths->second : 0);
    m_notice->setPlainText(words(scheme.notice));
    m_licence->setPlainText(words(scheme.licence));
    for (QLineEdit* line : {m_title, m_id})
        line->setReadOnly(readOnly);
    for (QSpinBox* box : {m_version, m_fromMonths, m_toMonths})
        box->setReadOnly(readOnly);
    for (QPlainTextEdit* text : {m_notice, m_licence})
        text->setReadOnly(readOnly);
    m_filling = false;
}

void AboutForm::read(CodingScheme& scheme) const {
    scheme.title = textOf(m_title);
    scheme.ref = {SchemeId(textOf(m_id)), m_version->value()};
    scheme.notice = m_notice->toPlainText().trimmed().toStdString();
    scheme.licence = m_licence->toPlainText().trimmed().toStdString();
    scheme.ageBandMonths.reset();
    if (m_toMonths->value() > 0)
        scheme.ageBandMonths = {m_fromMonths->value(), m_toMonths->value()};
}

RowForm::RowForm(QWidget* parent)
    : SchemeForm(parent), m_name(new QLineEdit), m_id(new QLineEdit), m_role(roles()), m_kind(new QComboBox),
      m_length(number(0, 3600)), m_offset(number(0, 3600)), m_exclusive(new QCheckBox(tr("Marks may not overlap"))),
      m_exhaustive(new QCheckBox(tr("All of the clip must be coded"))) {
    m_kind->addItems({tr("Spans"), tr("States: the next one ends the last"), tr("Moments"), tr("Intervals")});
    field(QStringLiteral("name"), tr("Name"), m_name);
    field(QStringLiteral("id"), tr("Short id"), m_id);
    field(QStringLiteral("role"), tr("Person"), m_role);
    field(QStringLiteral("kind"), tr("What it holds"), m_kind);
    field(QStringLiteral("lengthSeconds"), tr("Length of an interval, s"), m_length);
    field(QStringLiteral("offsetSeconds"), tr("First interval begins at, s"), m_offset);
    m_fields->addRow(QString(), m_exclusive);
    m_fields->addRow(QString(), m_exhaustive);
    m_codes = table(QStringLiteral("codes"), tr("Codes"), {tr("Key"), tr("Name"), tr("Short id"), tr("What counts")});
    m_codes->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_codes->setColumnWidth(0, 56);
    m_codes->setColumnWidth(1, 180);
    m_codes->setMinimumHeight(260);
    m_buttons = new QWidget;
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    QPushButton* add = makeButton(tr("Add a code"));
    add->setObjectName(QStringLiteral("schemes.addCode"));
    QPushButton* remove = makeButton(tr("Take the code away"), "quiet");
    remove->setObjectName(QStringLiteral("schemes.removeCode"));
    connect(add, &QPushButton::clicked, this, [this] {
        const int at = m_codes->rowCount();
        m_filling = true;
        m_codes->insertRow(at);
        setCell(m_codes, at, 0, {}, true);
        setCell(m_codes, at, 1, tr("Code %1").arg(at + 1), true);
        setCell(m_codes, at, 2, QStringLiteral("code-%1").arg(at + 1), true);
        setCell(m_codes, at, 3, {}, true);
        m_filling = false;
        changed();
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        m_filling = true;
        m_codes->removeRow(m_codes->currentRow() >= 0 ? m_codes->currentRow() : m_codes->rowCount() - 1);
        m_filling = false;
        changed();
    });
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch(1);
    m_fields->addRow(QString(), m_buttons);
    for (QLineEdit* line : {m_name, m_id})
        heard(line);
    for (QComboBox* box : {m_role, m_kind})
        heard(box);
    for (QDoubleSpinBox* box : {m_length, m_offset})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] { changed(); });
    for (QCheckBox* box : {m_exclusive, m_exhaustive})
        connect(box, &QCheckBox::toggled, this, [this] { changed(); });
}

void RowForm::show(const Track& track, bool readOnly) {
    m_filling = true;
    m_name->setText(words(track.name));
    m_id->setText(words(track.id));
    m_role->setCurrentIndex(static_cast<int>(track.role));
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
    const bool free = track.kind == TrackKind::Segments || track.kind == TrackKind::Events;
    for (QLineEdit* line : {m_name, m_id})
        line->setReadOnly(readOnly);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_role, m_kind, m_length, m_offset, m_exhaustive})
        widget->setEnabled(!readOnly);
    m_exclusive->setEnabled(!readOnly && free);
    m_buttons->setVisible(!readOnly);
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
