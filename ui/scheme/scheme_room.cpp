// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scheme/scheme_room.h"

#include "models/scheme_changes.h"
#include "ui/coding/rating_panel.h"
#include "ui/controls/pane_edge.h"
#include "ui/file_choice.h"
#include "ui/scheme/example_player.h"
#include "ui/scheme/part_table.h"
#include "ui/scheme/scheme_forms.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/session.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>

namespace attune::ui {
namespace {

QString words(const std::string& text) { return QString::fromStdString(text); }

template <typename List> std::string freeId(const List& list, const std::string& stem) {
    for (int n = static_cast<int>(list.size()) + 1;; ++n) {
        std::string id = stem + "-" + std::to_string(n);
        if (std::ranges::none_of(list, [&](const auto& part) {
                if constexpr (requires { part.id.value; })
                    return part.id.value == id;
                else
                    return part.id == id;
            }))
            return id;
    }
}

} // namespace

SchemeRoom::SchemeRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_parts(new QListWidget), m_checks(new QListWidget), m_changes(new QListWidget),
      m_checkTitle(makeLabel({}, "label")), m_changeTitle(makeLabel({}, "label")),
      m_private(makeParagraph({}, "small", "2")), m_stack(new QStackedWidget), m_about(new AboutForm),
      m_dimension(new DimensionForm(*context.theme)), m_row(new RowForm(*context.theme)), m_json(new QPlainTextEdit),
      m_panel(new RatingPanel(context.theme)), m_example(new ExamplePlayer(*context.theme, *context.session)),
      m_saveSoon(new QTimer(this)) {
    setObjectName(QStringLiteral("room.schemes"));
    setGround(this, "surface");
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    QWidget* left = makeLeft();
    whole->addWidget(left);
    whole->addWidget(new PaneEdge(theme(), session(), left, PaneEdge::Side::Left, "schemes.parts", {256, 28},
                                  tr("Edge of the parts")));
    m_json->setObjectName(QStringLiteral("schemes.text"));
    m_json->setAccessibleName(tr("The scheme as text"));
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    for (QWidget* page : std::initializer_list<QWidget*>{m_about, m_dimension, m_row})
        m_stack->addWidget(makeScroll(page));
    m_stack->addWidget(m_json);
    m_stack->addWidget(m_panel);
    m_stack->setMinimumWidth(1); // its pages scroll
    whole->addWidget(m_stack, 1);
    QWidget* right = makeRight();
    whole->addWidget(new PaneEdge(theme(), session(), right, PaneEdge::Side::Right, "schemes.checks", {300, 28},
                                  tr("Edge of the checks")));
    whole->addWidget(right);
    for (SchemeForm* form : std::initializer_list<SchemeForm*>{m_about, m_dimension, m_row})
        connect(form, &SchemeForm::edited, this, &SchemeRoom::readForm);
    connect(m_dimension, &DimensionForm::exemplarEdited, this, &SchemeRoom::setExemplar);
    connect(m_dimension, &DimensionForm::exampleWanted, this, [this] { perform(QStringLiteral("scheme.example")); });
    connect(m_example, &ExamplePlayer::notice, this, &Room::notice);
    connect(m_json, &QPlainTextEdit::textChanged, this, &SchemeRoom::readText);
    m_saveSoon->setSingleShot(true);
    m_saveSoon->setInterval(400);
    connect(m_saveSoon, &QTimer::timeout, this, &SchemeRoom::keepDraft);
}

SchemeRoom::~SchemeRoom() { keepDraft(); }

bool SchemeRoom::may(const Status& status) {
    if (!status)
        emit notice(Words::of(status.error()), true);
    return status.has_value();
}

void SchemeRoom::enter() {
    if (!m_shelf) {
        auto shelf = SchemeShelf::open(session().libraryPath(), {session().person().id, session().person().role});
        if (!shelf)
            return emit notice(Words::of(shelf.error()), true);
        m_shelf = std::move(*shelf);
        const auto kept = session().setting(draftSetting);
        m_hasDraft = kept && !kept->empty();
        m_draftText = kept.value_or("");
        load();
        choose(static_cast<int>(m_versions.size()) - (m_hasDraft ? 0 : 1));
    }
}

void SchemeRoom::leave() {
    keepDraft();
    m_example->pause();
}

void SchemeRoom::load() {
    if (auto versions = m_shelf->schemes())
        m_versions = std::move(*versions);
    else
        emit notice(Words::of(versions.error()), true);
    m_filling = true;
    m_choice->clear();
    for (const ShelvedScheme& version : m_versions)
        m_choice->addItem(tr("%1, version %2").arg(words(version.scheme.title)).arg(version.scheme.ref.version));
    if (m_hasDraft)
        m_choice->addItem(tr("Draft: %1").arg(words(readSchemeDraft(m_draftText).scheme.title)));
    m_filling = false;
}

void SchemeRoom::choose(int index) {
    const auto at = static_cast<std::size_t>(index);
    if (index < 0 || at > m_versions.size() || (at == m_versions.size() && !m_hasDraft))
        return;
    if (m_isDraft)
        keepDraft();
    m_isDraft = at == m_versions.size();
    if (m_isDraft) {
        auto draft = readSchemeDraft(m_draftText);
        m_scheme = std::move(draft.scheme);
        m_faults = std::move(draft.faults);
    } else {
        m_scheme = m_versions[at].scheme;
        m_faults.clear();
    }
    m_filling = true;
    m_choice->setCurrentIndex(index);
    m_filling = false;
    m_part = m_isDraft || m_scheme.dimensions.empty() ? Part::About : Part::Dimension;
    m_index = 0;
    showAll();
}

void SchemeRoom::beginDraft(CodingScheme scheme) {
    if (!m_shelf)
        return;
    if (m_hasDraft && !askFirst(this, tr("There is a draft already. A new one takes its place."),
                                tr("Throw the draft away"), tr("Keep it")))
        return;
    m_isDraft = false;
    m_hasDraft = true;
    m_draftText = writeScheme(scheme);
    session().setSetting(draftSetting, m_draftText);
    load();
    choose(static_cast<int>(m_versions.size()));
    m_about->setFocus();
}

/// After every change of the draft: the same checks as `attune-cli scheme check`.
void SchemeRoom::draftChanged() {
    m_draftText = writeScheme(m_scheme);
    m_faults = schemeFaults(m_draftText);
    m_saveSoon->start();
    showParts();
    showChecks();
    m_choice->setItemText(m_choice->count() - 1, tr("Draft: %1").arg(words(m_scheme.title)));
}

void SchemeRoom::keepDraft() {
    m_saveSoon->stop();
    if (m_isDraft && m_hasDraft)
        session().setSetting(draftSetting, m_draftText);
}

void SchemeRoom::showAll() {
    m_trial.reset();
    m_panel->setDesk(nullptr);
    showParts();
    showPart();
    showChecks();
    showPrivate();
    const auto used = std::ranges::find_if(
        m_versions, [this](const ShelvedScheme& version) { return version.scheme.ref == m_scheme.ref; });
    m_state->setText(m_isDraft ? tr("version %1, draft").arg(m_scheme.ref.version) : tr("in the library"));
    if (m_isDraft)
        m_sentence->setText(tr("Nobody codes with it before it is put into use."));
    else
        m_sentence->setText(
            used == m_versions.end() || used->codings == 0
                ? tr("It cannot change any more; make a new version of it.")
                : tr("In use (codings: %1), so it cannot change; make a new version of it.").arg(used->codings));
    m_use->setEnabled(m_isDraft);
    m_version->setEnabled(!m_isDraft);
    m_copy->setEnabled(!m_isDraft);
}

void SchemeRoom::showParts() {
    m_filling = true;
    m_parts->clear();
    const auto add = [this](const QString& text, Part part, std::size_t index) {
        auto* item = new QListWidgetItem(text, m_parts);
        item->setData(partRole, static_cast<int>(part));
        item->setData(indexRole, static_cast<int>(index));
        if (part == m_part && index == m_index)
            m_parts->setCurrentItem(item);
    };
    const auto heading = [this](const QString& text) {
        auto* item = new QListWidgetItem(text, m_parts);
        item->setFlags(Qt::NoItemFlags);
        item->setFont(theme().font(TextStyle::Small));
        item->setForeground(theme().colour(Token::Text3));
    };
    const auto faulty = [this](const QString& name, const std::string& place) {
        const bool wrong = std::ranges::any_of(m_faults, [&](const DocumentFault& fault) {
            return fault.place == place || fault.place.starts_with(place + "/");
        });
        return wrong ? tr("%1  (to mend)").arg(name) : name;
    };
    add(tr("About the scheme"), Part::About, 0);
    heading(tr("DIMENSIONS"));
    for (std::size_t i = 0; i < m_scheme.dimensions.size(); ++i)
        add(faulty(words(m_scheme.dimensions[i].name), "/dimensions/" + std::to_string(i)), Part::Dimension, i);
    heading(tr("ROWS OF CODES"));
    for (std::size_t i = 0; i < m_scheme.tracks.size(); ++i)
        add(faulty(words(m_scheme.tracks[i].name), "/tracks/" + std::to_string(i)), Part::Row, i);
    heading(tr("EPISODES, TOTALS, RULES"));
    add(tr("The whole as text"), Part::Text, 0);
    m_filling = false;
}

std::string SchemeRoom::placeOfPart() const {
    if (m_part == Part::Dimension)
        return "/dimensions/" + std::to_string(m_index);
    return m_part == Part::Row ? "/tracks/" + std::to_string(m_index) : std::string();
}

void SchemeRoom::showPart() {
    if ((m_part == Part::Dimension && m_index >= m_scheme.dimensions.size()) ||
        (m_part == Part::Row && m_index >= m_scheme.tracks.size())) {
        m_part = Part::About;
        m_index = 0;
    }
    if (m_part != Part::Dimension || m_scheme.dimensions[m_index].id.value != m_exampleOf)
        m_example->close();
    m_filling = true;
    m_try->setChecked(m_part == Part::Trial);
    switch (m_part) {
    case Part::About:
        m_about->show(m_scheme, !m_isDraft);
        break;
    case Part::Dimension:
        m_dimension->show(m_scheme.dimensions[m_index], !m_isDraft);
        showExamples();
        break;
    case Part::Row:
        m_row->show(m_scheme.tracks[m_index], !m_isDraft);
        break;
    case Part::Text:
        m_json->setPlainText(words(writeScheme(m_scheme)));
        m_json->setReadOnly(!m_isDraft);
        break;
    case Part::Trial:
        break;
    }
    m_stack->setCurrentIndex(static_cast<int>(m_part));
    const bool listed = m_part == Part::Dimension || m_part == Part::Row;
    m_up->setEnabled(canMovePart(-1));
    m_down->setEnabled(canMovePart(1));
    m_remove->setEnabled(m_isDraft && listed);
    for (QPushButton* button : {m_addDimension, m_addRow})
        button->setEnabled(m_isDraft);
    m_filling = false;
    showChecks();
}

const CodingScheme* SchemeRoom::before() const {
    const CodingScheme* out = nullptr;
    for (const ShelvedScheme& version : m_versions)
        if (version.scheme.ref.id == m_scheme.ref.id && version.scheme.ref.version < m_scheme.ref.version &&
            (!out || out->ref.version < version.scheme.ref.version))
            out = &version.scheme;
    return out;
}

void SchemeRoom::showChecks() {
    m_checks->clear();
    m_checkTitle->setText(m_faults.empty() ? tr("Check: nothing is wrong")
                                           : tr("Check, to mend: %1").arg(m_faults.size()));
    for (std::size_t i = 0; i < m_faults.size(); ++i) {
        auto* item = new QListWidgetItem(Words::of(m_faults[i].message), m_checks);
        item->setToolTip(Words::of(m_faults[i].place));
        item->setData(indexRole, static_cast<int>(i));
    }
    const std::string place = placeOfPart();
    std::vector<DocumentFault> here;
    for (const DocumentFault& fault : m_faults)
        if (fault.place.starts_with(place + "/") &&
            (!place.empty() || (!fault.place.starts_with("/dimensions/") && !fault.place.starts_with("/tracks/"))))
            here.push_back({fault.place.substr(place.size() + 1), fault.message});
        else if (fault.place == place)
            here.push_back({"", fault.message});
    if (m_part == Part::About)
        m_about->setFaults(here);
    else if (m_part == Part::Dimension)
        m_dimension->setFaults(here);
    else if (m_part == Part::Row)
        m_row->setFaults(here);
    m_changes->clear();
    if (const CodingScheme* old = before()) {
        const auto changes = schemeChanges(*old, m_scheme);
        m_changeTitle->setText(changes.empty() ? tr("The same as version %1").arg(old->ref.version)
                                               : tr("Changed since version %1").arg(old->ref.version));
        for (const std::string& change : changes)
            m_changes->addItem(Words::of(change));
    } else {
        m_changeTitle->setText(tr("The first version"));
    }
}

void SchemeRoom::goToFault(const DocumentFault& fault) {
    static const QRegularExpression listed(QStringLiteral("^/(dimensions|tracks)/([0-9]+)"));
    const auto match = listed.match(words(fault.place));
    m_part = !match.hasMatch()                              ? Part::About
             : match.captured(1) == QLatin1String("tracks") ? Part::Row
                                                            : Part::Dimension;
    m_index = match.hasMatch() ? match.captured(2).toULongLong() : 0;
    static const QRegularExpression rules(QStringLiteral("^/(episodes|sums|skipRules|derived|reasonFor|unit|persons)"));
    if (rules.match(words(fault.place)).hasMatch())
        m_part = Part::Text;
    showParts();
    showPart();
    for (QWidget* widget : m_stack->currentWidget()->findChildren<QWidget*>())
        if (widget->property("invalid").toBool()) {
            widget->setFocus(Qt::OtherFocusReason);
            break;
        }
}

void SchemeRoom::readForm() {
    if (!m_isDraft || m_filling)
        return;
    bool again = false; // other fields are asked for now
    if (m_part == Part::About) {
        m_about->read(m_scheme);
    } else if (m_part == Part::Dimension) {
        Dimension& dimension = m_scheme.dimensions[m_index];
        const Scale was = dimension.scale;
        m_dimension->read(dimension);
        again = was.kind != dimension.scale.kind || was.min != dimension.scale.min || was.max != dimension.scale.max ||
                was.step != dimension.scale.step || was.categories.size() != dimension.scale.categories.size();
    } else if (m_part == Part::Row) {
        const TrackKind was = m_scheme.tracks[m_index].kind;
        m_row->read(m_scheme.tracks[m_index]);
        again = was != m_scheme.tracks[m_index].kind;
    }
    draftChanged();
    if (again)
        QTimer::singleShot(0, this, &SchemeRoom::showPart);
}

void SchemeRoom::readText() {
    if (!m_isDraft || m_filling || m_part != Part::Text)
        return;
    // What can be read counts at once; the text itself is kept as it is typed.
    m_draftText = m_json->toPlainText().toStdString();
    auto draft = readSchemeDraft(m_draftText);
    m_faults = std::move(draft.faults);
    if (m_faults.empty())
        m_scheme = std::move(draft.scheme);
    m_saveSoon->start();
    showParts();
    showChecks();
}

void SchemeRoom::addPart(bool row) {
    if (row) {
        Track track;
        track.id = freeId(m_scheme.tracks, "row");
        track.name = tr("Row %1").arg(m_scheme.tracks.size() + 1).toStdString();
        track.kind = TrackKind::States;
        track.codes = {{"code-1", tr("Code 1").toStdString(), "", ""}, {"code-2", tr("Code 2").toStdString(), "", ""}};
        m_scheme.tracks.push_back(std::move(track));
        m_index = m_scheme.tracks.size() - 1;
    } else {
        Dimension dimension;
        dimension.id = DimensionId(freeId(m_scheme.dimensions, "dimension"));
        dimension.name = tr("Dimension %1").arg(m_scheme.dimensions.size() + 1).toStdString();
        m_scheme.dimensions.push_back(std::move(dimension));
        m_index = m_scheme.dimensions.size() - 1;
    }
    m_part = row ? Part::Row : Part::Dimension;
    draftChanged();
    showPart();
}

bool SchemeRoom::canMovePart(int by) const {
    if (!m_isDraft || by == 0 || (m_part != Part::Row && m_part != Part::Dimension))
        return false;
    const std::size_t count = m_part == Part::Row ? m_scheme.tracks.size() : m_scheme.dimensions.size();
    const auto to = static_cast<std::ptrdiff_t>(m_index) + by;
    return m_index < count && to >= 0 && to < static_cast<std::ptrdiff_t>(count);
}

void SchemeRoom::movePart(int by) {
    if (!canMovePart(by))
        return;
    const auto move = [&](auto& list) {
        const auto from = list.begin() + static_cast<std::ptrdiff_t>(m_index), to = from + by;
        if (by < 0)
            std::rotate(to, from, from + 1);
        else
            std::rotate(from, from + 1, to + 1);
        m_index = static_cast<std::size_t>(to - list.begin());
    };
    if (m_part == Part::Row)
        move(m_scheme.tracks);
    else
        move(m_scheme.dimensions);
    draftChanged();
    showPart();
}

PartTable* SchemeRoom::linesWithFocus() const {
    for (QWidget* widget = QApplication::focusWidget(); widget && widget != this; widget = widget->parentWidget())
        if (auto* lines = qobject_cast<PartTable*>(widget))
            return m_isDraft ? lines : nullptr;
    return nullptr;
}

void SchemeRoom::moveHere(int by) {
    if (PartTable* lines = linesWithFocus())
        lines->move(by);
    else
        movePart(by);
}

void SchemeRoom::removePart() {
    if (m_part == Part::Row)
        m_scheme.tracks.erase(m_scheme.tracks.begin() + static_cast<std::ptrdiff_t>(m_index));
    else
        m_scheme.dimensions.erase(m_scheme.dimensions.begin() + static_cast<std::ptrdiff_t>(m_index));
    m_index = m_index > 0 ? m_index - 1 : 0;
    draftChanged();
    showPart();
}

} // namespace attune::ui
