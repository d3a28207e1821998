// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/form_parts.h"
#include "ui/scheme/scheme_forms.h"
#include "ui/theme/widgets.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
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

DimensionForm::DimensionForm(QWidget* parent)
    : SchemeForm(parent), m_name(new QLineEdit), m_id(new QLineEdit), m_role(roles()), m_kind(new QComboBox),
      m_min(number(-100000, 1e6)), m_max(number(-100000, 1e6)), m_step(number(0, 1000)), m_definition(lines(64)),
      m_categories(lines(72)), m_favourable(new QCheckBox(tr("A high score is favourable"))),
      m_scored(new QCheckBox(tr("Has a score of its own, beside its items"))), m_evidence(new QSpinBox) {
    m_kind->addItems({tr("Points in order"), tr("Classes"), tr("Yes or no"), tr("Count"), tr("Seconds"),
                      tr("Number in a range"), tr("Share of 1"), tr("Words")});
    field(QStringLiteral("name"), tr("Name"), m_name);
    field(QStringLiteral("id"), tr("Short id"), m_id);
    field(QStringLiteral("role"), tr("Person"), m_role);
    field(QStringLiteral("definition"), tr("Definition"), m_definition);
    field(QStringLiteral("scale/kind"), tr("Kind of scale"), m_kind);
    field(QStringLiteral("scale/min"), tr("From"), m_min);
    field(QStringLiteral("scale/max"), tr("To"), m_max);
    field(QStringLiteral("scale/step"), tr("Step"), m_step);
    field(QStringLiteral("scale/categories"), tr("Classes, one a line"), m_categories);
    m_fields->addRow(QString(), m_favourable);
    m_fields->addRow(QString(), m_scored);
    m_evidence->setRange(0, 100);
    field(QStringLiteral("minEvidence"), tr("Evidence before a score counts"), m_evidence);
    m_anchors = table(QStringLiteral("scale/anchors"), tr("Words of the points"),
                      {tr("Point"), tr("Short label"), tr("What you would see"), tr("Example: clip, begin to end")});
    m_anchors->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_anchors->setColumnWidth(0, 64);
    m_anchors->setColumnWidth(1, 150);
    m_anchors->setColumnWidth(3, 190);
    disconnect(m_anchors, &QTableWidget::cellChanged, nullptr, nullptr);
    connect(m_anchors, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (m_filling)
            return;
        if (column == 3)
            emit exemplarEdited(m_anchors->item(row, 0)->data(Qt::UserRole).toLongLong(), cell(m_anchors, row, 3));
        else
            changed();
    });
    m_items = table(QStringLiteral("items"), tr("Items"),
                    {tr("Name"), tr("Short id"), tr("From"), tr("To"), tr("Step"), tr("Viewing")});
    m_items->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_itemButtons = new QWidget;
    auto* row = new QHBoxLayout(m_itemButtons);
    row->setContentsMargins(0, 0, 0, 0);
    QPushButton* add = makeButton(tr("Add an item"));
    add->setObjectName(QStringLiteral("schemes.addItem"));
    QPushButton* remove = makeButton(tr("Take the item away"), "quiet");
    remove->setObjectName(QStringLiteral("schemes.removeItem"));
    connect(add, &QPushButton::clicked, this, &DimensionForm::addItem);
    connect(remove, &QPushButton::clicked, this, &DimensionForm::removeItem);
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch(1);
    m_fields->addRow(QString(), m_itemButtons);
    for (QLineEdit* line : {m_name, m_id})
        heard(line);
    for (QComboBox* box : {m_role, m_kind})
        heard(box);
    for (QPlainTextEdit* text : {m_definition, m_categories})
        heard(text);
    for (QDoubleSpinBox* box : {m_min, m_max, m_step})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] { changed(); });
    for (QCheckBox* box : {m_favourable, m_scored})
        connect(box, &QCheckBox::toggled, this, [this] { changed(); });
    connect(m_evidence, &QSpinBox::valueChanged, this, [this] { changed(); });
}

void DimensionForm::addItem() {
    const int row = m_items->rowCount();
    m_filling = true;
    m_items->insertRow(row);
    const QStringList texts{tr("Item %1").arg(row + 1), QStringLiteral("item-%1").arg(row + 1),
                            QStringLiteral("1"),        QStringLiteral("3"),
                            QStringLiteral("1"),        QStringLiteral("0")};
    for (int column = 0; column < texts.size(); ++column)
        setCell(m_items, row, column, texts[column], true);
    m_kept.emplace_back();
    m_filling = false;
    changed();
}

void DimensionForm::removeItem() {
    const int row = m_items->currentRow() >= 0 ? m_items->currentRow() : m_items->rowCount() - 1;
    if (row < 0)
        return;
    m_filling = true;
    m_items->removeRow(row);
    m_kept.erase(m_kept.begin() + row);
    m_filling = false;
    changed();
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
}

void DimensionForm::show(const Dimension& dimension, bool readOnly) {
    m_filling = true;
    m_readOnly = readOnly;
    const auto setLine = [](QLineEdit* line, const QString& text) {
        if (line->text() != text)
            line->setText(text);
    };
    const auto setText = [](QPlainTextEdit* edit, const QString& text) {
        if (edit->toPlainText() != text)
            edit->setPlainText(text);
    };
    setLine(m_name, words(dimension.name));
    setLine(m_id, words(dimension.id.value));
    m_role->setCurrentIndex(static_cast<int>(dimension.role));
    setText(m_definition, words(dimension.definition));
    m_kind->setCurrentIndex(static_cast<int>(dimension.scale.kind));
    m_min->setValue(dimension.scale.min);
    m_max->setValue(dimension.scale.max);
    m_step->setValue(dimension.scale.step);
    QStringList classes;
    for (const std::string& category : dimension.scale.categories)
        classes << words(category);
    setText(m_categories, classes.join(QLatin1Char('\n')));
    m_favourable->setChecked(dimension.highIsFavourable);
    m_scored->setChecked(dimension.scored);
    m_evidence->setValue(dimension.minEvidence);
    m_scale = dimension.scale;
    showAnchors(dimension.scale, readOnly);
    m_kept = dimension.items;
    m_items->setRowCount(static_cast<int>(dimension.items.size()));
    for (int row = 0; row < m_items->rowCount(); ++row) {
        const Item& item = dimension.items[static_cast<std::size_t>(row)];
        const bool ranged = !item.scale.isNamed() && !item.scale.isText();
        setCell(m_items, row, 0, words(item.name), !readOnly);
        setCell(m_items, row, 1, words(item.id.value), !readOnly);
        setCell(m_items, row, 2, ranged ? QString::number(item.scale.min) : QString(), ranged && !readOnly);
        setCell(m_items, row, 3, ranged ? QString::number(item.scale.max) : QString(), ranged && !readOnly);
        setCell(m_items, row, 4, ranged ? QString::number(item.scale.step) : QString(), ranged && !readOnly);
        setCell(m_items, row, 5, QString::number(item.pass), !readOnly);
    }
    const bool named = dimension.scale.isNamed(), text = dimension.scale.isText();
    m_fields->setRowVisible(m_min, !named && !text);
    m_fields->setRowVisible(m_max, !named && !text);
    m_fields->setRowVisible(m_step, !named && !text);
    m_fields->setRowVisible(m_categories, named);
    m_fields->setRowVisible(m_anchors, !text);
    for (QLineEdit* line : {m_name, m_id})
        line->setReadOnly(readOnly);
    for (QPlainTextEdit* edit : {m_definition, m_categories})
        edit->setReadOnly(readOnly);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_role, m_kind, m_min, m_max, m_step, m_favourable, m_scored, m_evidence})
        widget->setEnabled(!readOnly);
    m_itemButtons->setVisible(!readOnly);
    m_filling = false;
}

void DimensionForm::read(Dimension& dimension) const {
    dimension.name = textOf(m_name);
    dimension.id = DimensionId(textOf(m_id));
    dimension.role = static_cast<PersonRole>(m_role->currentIndex());
    dimension.definition = m_definition->toPlainText().trimmed().toStdString();
    dimension.highIsFavourable = m_favourable->isChecked();
    dimension.scored = m_scored->isChecked() || m_items->rowCount() == 0;
    dimension.minEvidence = m_evidence->value();
    Scale scale = dimension.scale;
    scale.kind = static_cast<ScaleKind>(m_kind->currentIndex());
    const bool sameGrid = scale.kind == m_scale.kind && m_min->value() == m_scale.min &&
                          m_max->value() == m_scale.max && m_step->value() == m_scale.step;
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
    // The words of each point; on another grid they stay with their score.
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
    scale.anchors = std::move(anchors);
    if (!sameGrid)
        scale.neutral.reset();
    dimension.scale = std::move(scale);
    dimension.items.clear();
    for (int row = 0; row < m_items->rowCount(); ++row) {
        Item item = m_kept[static_cast<std::size_t>(row)];
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

} // namespace attune::ui
