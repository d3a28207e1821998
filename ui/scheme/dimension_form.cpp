// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/key_text.h"
#include "ui/scheme/form_parts.h"
#include "ui/scheme/part_table.h"
#include "ui/scheme/scheme_forms.h"
#include "ui/theme/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace attune::ui {
namespace {

/// As an id is written: "Small signals" becomes "small-signals".
std::string idFrom(const QString& name) {
    std::string out;
    for (const QChar c : name.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            out += static_cast<char>(c.unicode());
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && (out.back() == '-'))
        out.pop_back();
    return out;
}

} // namespace

DimensionForm::DimensionForm(const Theme& theme, QWidget* parent)
    : PartForm(parent), m_kind(new QComboBox), m_min(number(-100000, 1e6)), m_max(number(-100000, 1e6)),
      m_step(number(0, 1000)), m_definition(new TextLines(4)), m_categories(new TextLines(3)),
      m_favourable(new QCheckBox(tr("A high score is favourable"))),
      m_scored(new QCheckBox(tr("Has a score of its own, beside its items"))), m_evidence(new QSpinBox),
      m_anchors(new QTableWidget), m_example(makeButton({})),
      m_items(new PartTable(theme, QStringLiteral("Item"), tr("Add an item"), tr("Take the item away"))) {
    m_kind->addItems({tr("Points in order"), tr("Classes"), tr("Yes or no"), tr("Count"), tr("Seconds"),
                      tr("Number in a range"), tr("Share of 1"), tr("Words")});
    field(QStringLiteral("definition"), tr("Definition"), m_definition);
    field(QStringLiteral("scale/kind"), tr("Kind of scale"), m_kind);
    field(QStringLiteral("scale/min"), tr("From"), m_min);
    field(QStringLiteral("scale/max"), tr("To"), m_max);
    field(QStringLiteral("scale/step"), tr("Step"), m_step);
    field(QStringLiteral("scale/categories"), tr("Classes, one a line"), m_categories);
    field(m_favourable);
    field(m_scored);
    m_evidence->setRange(0, 100);
    field(QStringLiteral("minEvidence"), tr("Evidence before a score counts"), m_evidence);
    field(QStringLiteral("scale/anchors"), tr("Words of the points"),
          {tr("Point"), tr("Short label"), tr("What you would see"), tr("Example: clip, begin to end")}, m_anchors);
    m_anchors->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_anchors->setColumnWidth(0, 64);
    m_anchors->setColumnWidth(1, 150);
    m_anchors->setColumnWidth(3, 190);
    connect(m_anchors, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (m_filling)
            return;
        if (column == 3)
            emit exemplarEdited(m_anchors->item(row, 0)->data(Qt::UserRole).toLongLong(), cell(m_anchors, row, 3));
        else
            changed();
    });
    m_example->setObjectName(QStringLiteral("schemes.playExample"));
    connect(m_example, &QPushButton::clicked, this, &DimensionForm::exampleWanted);
    connect(m_anchors, &QTableWidget::currentCellChanged, this, &DimensionForm::showExampleButton);
    auto* line = new QHBoxLayout;
    line->addWidget(m_example);
    line->addStretch(1);
    m_fields->addRow(line);
    field(QStringLiteral("items"), tr("Items"),
          {tr("Name"), tr("Short id"), tr("From"), tr("To"), tr("Step"), tr("Viewing")}, m_items);
    m_items->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_items->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    below(m_items->buttons());
    m_items->fillNew = [this](int row) {
        const QStringList texts{tr("Item %1").arg(row + 1), QStringLiteral("item-%1").arg(row + 1),
                                QStringLiteral("1"),        QStringLiteral("3"),
                                QStringLiteral("1"),        QStringLiteral("0")};
        for (int column = 0; column < texts.size(); ++column)
            setCell(m_items, row, column, texts[column], true);
        m_items->item(row, 0)->setData(Qt::UserRole, static_cast<qulonglong>(m_kept.size()));
        m_kept.emplace_back();
    };
    connect(m_items, &PartTable::edited, this, &DimensionForm::changed);
}

void DimensionForm::showAnchors(const Scale& scale, bool readOnly) {
    // Every whole point may have words, and whatever else has them.
    std::vector<std::int64_t> points;
    const bool sound = scale.isNamed() || (scale.step > 0 && scale.max > scale.min);
    if (sound && !scale.isText() && scale.topStep() <= 400) {
        const std::int64_t each = scale.isNamed() ? 1 : std::max<std::int64_t>(1, scale.stepsPerPoint());
        for (std::int64_t steps = 0; steps <= scale.topStep() && scale.topStep() / each <= 20; steps += each)
            points.push_back(steps);
        for (const Anchor& anchor : scale.anchors)
            if (std::ranges::find(points, anchor.steps) == points.end())
                points.push_back(anchor.steps);
        std::ranges::sort(points);
    }
    m_anchors->setRowCount(static_cast<int>(points.size()));
    for (int row = 0; row < m_anchors->rowCount(); ++row) {
        const std::int64_t steps = points[static_cast<std::size_t>(row)];
        const auto anchor = std::ranges::find(scale.anchors, steps, &Anchor::steps);
        const bool has = anchor != scale.anchors.end();
        setCell(m_anchors, row, 0, words(scale.textOf(steps)), false);
        m_anchors->item(row, 0)->setData(Qt::UserRole, static_cast<qlonglong>(steps));
        setCell(m_anchors, row, 1, has ? words(anchor->label) : QString(), !readOnly);
        setCell(m_anchors, row, 2, has ? words(anchor->text) : QString(), !readOnly);
        setCell(m_anchors, row, 3, {}, true);
    }
    m_anchors->resizeRowsToContents();
    m_anchors->setMinimumHeight(std::min(320, 60 + 32 * m_anchors->rowCount()));
}

void DimensionForm::showExemplars(const QMap<qint64, QString>& texts) {
    m_filling = true;
    for (int row = 0; row < m_anchors->rowCount(); ++row)
        m_anchors->item(row, 3)->setText(texts.value(m_anchors->item(row, 0)->data(Qt::UserRole).toLongLong()));
    m_filling = false;
    showExampleButton();
}

std::optional<qint64> DimensionForm::examplePoint() const {
    const int row = m_anchors->currentRow();
    if (row < 0 || cell(m_anchors, row, 3).isEmpty())
        return {};
    return m_anchors->item(row, 0)->data(Qt::UserRole).toLongLong();
}

void DimensionForm::showExampleButton() {
    const auto point = examplePoint();
    m_example->setEnabled(point.has_value());
    m_example->setText(point ? tr("Play the example of %1").arg(words(m_scale.textOf(*point)))
                             : tr("Play the example"));
    m_example->setToolTip(
        withKey(point ? tr("Plays beside the scheme, over and over") : tr("Choose a point that has an example"),
                "scheme.example"));
}

void DimensionForm::showItems(const std::vector<Item>& items, bool readOnly) {
    m_kept = items;
    m_items->setRowCount(static_cast<int>(items.size()));
    for (int row = 0; row < m_items->rowCount(); ++row) {
        const Item& item = items[static_cast<std::size_t>(row)];
        const bool ranged = !item.scale.isNamed() && !item.scale.isText();
        const auto bound = [&](double value) { return ranged ? QString::number(value) : QString(); };
        setCell(m_items, row, 0, words(item.name), !readOnly);
        setCell(m_items, row, 1, words(item.id.value), !readOnly);
        setCell(m_items, row, 2, bound(item.scale.min), ranged && !readOnly);
        setCell(m_items, row, 3, bound(item.scale.max), ranged && !readOnly);
        setCell(m_items, row, 4, bound(item.scale.step), ranged && !readOnly);
        setCell(m_items, row, 5, QString::number(item.pass), !readOnly);
        m_items->item(row, 0)->setData(Qt::UserRole, row);
    }
    m_items->setReadOnly(readOnly);
}

void DimensionForm::show(const Dimension& dimension, bool readOnly) {
    m_filling = true;
    showHead(dimension.name, dimension.id.value, dimension.role);
    fill(m_definition, words(dimension.definition));
    m_kind->setCurrentIndex(static_cast<int>(dimension.scale.kind));
    m_min->setValue(dimension.scale.min);
    m_max->setValue(dimension.scale.max);
    m_step->setValue(dimension.scale.step);
    QStringList classes;
    for (const std::string& category : dimension.scale.categories)
        classes << words(category);
    fill(m_categories, classes.join(QLatin1Char('\n')));
    m_favourable->setChecked(dimension.highIsFavourable);
    m_scored->setChecked(dimension.scored);
    m_evidence->setValue(dimension.minEvidence);
    m_scale = dimension.scale;
    showAnchors(dimension.scale, readOnly);
    showItems(dimension.items, readOnly);
    const bool named = dimension.scale.isNamed(), text = dimension.scale.isText();
    m_fields->setRowVisible(m_min, !named && !text);
    m_fields->setRowVisible(m_max, !named && !text);
    m_fields->setRowVisible(m_step, !named && !text);
    m_fields->setRowVisible(m_categories, named);
    m_fields->setRowVisible(m_anchors->parentWidget(), !text);
    m_example->setVisible(!text);
    setReadOnly(readOnly);
    m_filling = false;
}

void DimensionForm::read(Dimension& dimension) const {
    dimension.name = textOf(m_name);
    dimension.id = DimensionId(textOf(m_id));
    dimension.role = static_cast<PersonRole>(m_role->currentIndex());
    dimension.definition = textOf(m_definition);
    dimension.highIsFavourable = m_favourable->isChecked();
    dimension.scored = m_scored->isChecked() || m_items->rowCount() == 0;
    dimension.minEvidence = m_evidence->value();
    Scale scale = dimension.scale;
    readScale(scale);
    const bool sameGrid = scale.kind == m_scale.kind && m_min->value() == m_scale.min &&
                          m_max->value() == m_scale.max && m_step->value() == m_scale.step;
    scale.anchors = readAnchors(scale, sameGrid);
    if (!sameGrid)
        scale.neutral.reset();
    dimension.scale = std::move(scale);
    dimension.items.clear();
    for (int row = 0; row < m_items->rowCount(); ++row) {
        Item item = m_kept[m_items->item(row, 0)->data(Qt::UserRole).toULongLong()];
        item.name = cell(m_items, row, 0).toStdString();
        item.id = ItemId(cell(m_items, row, 1).toStdString());
        if (item.id.empty())
            item.id = ItemId(idFrom(cell(m_items, row, 0)));
        if (!item.scale.isNamed() && !item.scale.isText()) {
            item.scale.min = cell(m_items, row, 2).toDouble();
            item.scale.max = cell(m_items, row, 3).toDouble();
            item.scale.step = cell(m_items, row, 4).toDouble();
        }
        item.pass = cell(m_items, row, 5).toInt();
        dimension.items.push_back(std::move(item));
    }
}

void DimensionForm::readScale(Scale& scale) const {
    scale.kind = static_cast<ScaleKind>(m_kind->currentIndex());
    if (scale.isNamed()) {
        scale.categories.clear();
        for (const QString& line : m_categories->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            scale.categories.push_back(line.trimmed().toStdString());
        if (scale.kind == ScaleKind::Binary && scale.categories.empty())
            scale.categories = {"no", "yes"};
        scale.min = 0;
        scale.max = std::max<double>(0, static_cast<double>(scale.categories.size()) - 1);
        scale.step = 1;
        scale.neutral.reset();
    } else {
        scale.categories.clear();
        scale.secondBest = false;
        scale.min = m_min->value();
        scale.max = m_max->value();
        scale.step = scale.kind == ScaleKind::Count ? 1 : m_step->value();
        if (scale.kind == ScaleKind::Count || scale.kind == ScaleKind::Duration || scale.kind == ScaleKind::Proportion)
            scale.min = std::max(0.0, scale.min);
        if (scale.kind == ScaleKind::Proportion && scale.max > 1) {
            scale.max = 1;
            scale.step = 0.01;
        }
    }
}

std::vector<Anchor> DimensionForm::readAnchors(const Scale& scale, bool sameGrid) const {
    // On another grid they stay with their score.
    std::vector<Anchor> anchors;
    for (int row = 0; row < m_anchors->rowCount() && !scale.isText(); ++row) {
        const std::int64_t was = m_anchors->item(row, 0)->data(Qt::UserRole).toLongLong();
        const auto before = std::ranges::find(m_scale.anchors, was, &Anchor::steps);
        Anchor anchor = before == m_scale.anchors.end() ? Anchor() : *before;
        anchor.label = cell(m_anchors, row, 1).toStdString();
        anchor.text = cell(m_anchors, row, 2).toStdString();
        if (anchor.label.empty() && anchor.text.empty())
            continue;
        const bool sound = !scale.isNamed() && scale.step > 0 && scale.max > scale.min;
        const auto steps = sameGrid || scale.isNamed() ? std::optional(was)
                           : sound                     ? scale.stepsOf(m_scale.valueOf(was))
                                                       : std::nullopt;
        if (!steps)
            continue;
        anchor.steps = *steps;
        anchors.push_back(std::move(anchor));
    }
    return anchors;
}

} // namespace attune::ui
