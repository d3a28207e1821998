// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rounds/round_parts.h"

#include "exchange/rules_json.h"
#include "ui/controls/flow_layout.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

constexpr int IdRole = Qt::UserRole + 1;

} // namespace

QSpinBox* makeSpin(const QString& name, int low, int high, const QString& suffix, const QString& words) {
    auto* out = new QSpinBox;
    out->setObjectName(name);
    out->setAccessibleName(words);
    out->setRange(low, high);
    out->setSuffix(suffix);
    return out;
}

QComboBox* makeChoice(const QString& name, const QString& words) {
    auto* out = new QComboBox;
    out->setObjectName(name);
    out->setAccessibleName(words);
    return out;
}

void nameWidget(QWidget* widget, const QString& id, const QString& words) {
    widget->setObjectName(id);
    widget->setAccessibleName(words);
}

void keepTableHeight(const Theme& theme, QTableWidget* table, int height) {
    const auto fit = [&theme, table, height] {
        table->verticalHeader()->setDefaultSectionSize(theme.px(32));
        table->setMinimumHeight(theme.px(height));
    };
    QObject::connect(&theme, &Theme::changed, table, fit);
    fit();
}

QLayout* makeBeside(std::initializer_list<QWidget*> widgets) {
    auto* line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget* widget : widgets)
        line->addWidget(widget);
    return line;
}

void fillSchemes(QComboBox* choice, Session& session, const SchemeRef& chosen) {
    choice->clear();
    const auto schemes = session.library()->schemes().value_or(std::vector<CodingScheme>{});
    for (auto scheme = schemes.rbegin(); scheme != schemes.rend(); ++scheme) {
        choice->addItem(
            PeopleList::tr("%1, version %2").arg(QString::fromStdString(scheme->title)).arg(scheme->ref.version),
            QVariantList{QString::fromStdString(scheme->ref.id.value), scheme->ref.version});
        if (scheme->ref == chosen)
            choice->setCurrentIndex(choice->count() - 1);
    }
}

std::optional<SchemeRef> schemeChosen(const QComboBox* choice) {
    const QVariantList scheme = choice->currentData().toList();
    if (scheme.size() != 2)
        return {};
    return SchemeRef{SchemeId(scheme[0].toString().toStdString()), scheme[1].toInt()};
}

void fillRules(QComboBox* choice, const QString& none) {
    choice->addItem(none, QString());
    for (const std::string& name : rulePresetNames())
        if (const auto rules = rulePreset(name); rules && !rules->empty())
            choice->addItem(Words::of(rules->front().name), QString::fromStdString(name));
}

CheckList::CheckList(const QString& name, const QString& words) {
    setObjectName(name);
    setAccessibleName(words);
    setProperty("look", QStringLiteral("checks"));
    setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setMinimumHeight(60);
    setMaximumHeight(240); // a long list scrolls
}

QListWidgetItem* CheckList::add(const QString& words, const std::string& id, bool checked) {
    auto* item = new QListWidgetItem(words, this);
    item->setData(IdRole, QString::fromStdString(id));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    return item;
}

std::vector<std::string> CheckList::checked() const {
    std::vector<std::string> out;
    for (int i = 0; i < count(); ++i)
        if (item(i)->checkState() == Qt::Checked)
            out.push_back(item(i)->data(IdRole).toString().toStdString());
    return out;
}

bool CheckList::check(const std::string& id) {
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(IdRole).toString().toStdString() == id) {
            item(i)->setCheckState(Qt::Checked);
            return true;
        }
    return false;
}

PeopleList::PeopleList(const QString& prefix, Session& session)
    : m_session(session), m_list(new CheckList(prefix + QStringLiteral(".people"), tr("Raters"))),
      m_code(new QLineEdit) {
    m_code->setObjectName(prefix + QStringLiteral(".newCode"));
    m_code->setAccessibleName(tr("Code of a new rater"));
    m_code->setPlaceholderText(tr("Code of a new rater, such as T05; never a name"));
    QPushButton* add = makeButton(tr("Add"), "");
    add->setObjectName(prefix + QStringLiteral(".addPerson"));
    auto* person = new QHBoxLayout;
    person->addWidget(m_code, 1);
    person->addWidget(add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addLayout(person);
    connect(add, &QPushButton::clicked, this, &PeopleList::add);
    connect(m_code, &QLineEdit::returnPressed, this, &PeopleList::add);
    connect(m_list, &QListWidget::itemChanged, this, &PeopleList::changed);
    setFocusProxy(m_list);
}

void PeopleList::fill(const std::vector<RaterId>& chosen) {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Rater& person : m_session.library()->raters(m_session.viewer()).value_or(std::vector<Rater>{})) {
        const bool in = std::ranges::find(chosen, person.id) != chosen.end();
        if (person.role == RaterRole::Trainee || in)
            m_list->add(QString::fromStdString(person.id.value), person.id.value, in);
    }
}

std::vector<RaterId> PeopleList::chosen() const {
    std::vector<RaterId> out;
    for (const std::string& id : m_list->checked())
        out.emplace_back(id);
    return out;
}

void PeopleList::add() {
    const std::string code = m_code->text().trimmed().toStdString();
    QString why;
    if (code.empty())
        why = tr("Write the code of the new rater first.");
    else if (const auto added = m_session.library()->addRater({RaterId(code), RaterRole::Trainee, {}, {}}); !added)
        why = Words::of(added.error());
    if (!why.isEmpty()) {
        m_code->setFocus();
        emit refused(why);
        return;
    }
    if (!m_list->check(code))
        m_list->scrollToItem(m_list->add(QString::fromStdString(code), code, true));
    m_code->clear();
    emit changed();
}

} // namespace attune::ui
