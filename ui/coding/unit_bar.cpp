// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/unit_bar.h"

#include "models/coding_rules.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <algorithm>
#include <set>
#include <tuple>

namespace attune::ui {

std::vector<UnitOfCoding> unitsToRate(const CodingScheme& scheme, const Coding& coding) {
    std::vector<UnitOfCoding> out;
    if (!scheme.ratedPer("whole_clip").empty())
        out.push_back({});
    std::set<std::string> kinds;
    for (const char* kind : {"episode", "segment", "interval", "event", "state"})
        if (!scheme.ratedPer(kind).empty())
            kinds.insert(kind);
    std::vector<const Segment*> segments;
    if (!kinds.empty())
        for (const auto& [id, segment] : coding.segments)
            if (kinds.contains(unitKindOf(scheme, segment)))
                segments.push_back(&segment);
    std::ranges::sort(segments, [](const Segment* a, const Segment* b) {
        return std::tie(a->span, a->track, a->id) < std::tie(b->span, b->track, b->id);
    });
    for (const Segment* segment : segments)
        out.push_back({segment->id});
    if (out.empty())
        out.push_back({});
    return out;
}

QString unitName(const CodingScheme& scheme, const Coding& coding, const UnitOfCoding& unit) {
    const auto found = unit.segment ? coding.segments.find(*unit.segment) : coding.segments.end();
    if (found == coding.segments.end())
        return UnitBar::tr("Whole clip");
    const Segment& segment = found->second;
    if (segment.track == episodeTrack)
        for (const Episode& episode : scheme.episodes)
            if (episode.id == segment.label)
                return QString::fromStdString(episode.name);
    const Track* track = scheme.findTrack(segment.track);
    const Code* code = track ? track->find(segment.label) : nullptr;
    const QString name = code                    ? QString::fromStdString(code->name)
                         : segment.label.empty() ? UnitBar::tr("Segment")
                                                 : QString::fromStdString(segment.label);
    return UnitBar::tr("%1 at %2").arg(name, clockText(segment.span.begin));
}

UnitBar::UnitBar(Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_word(new QLabel(tr("Unit"), this)), m_only(new QLabel(this)),
      m_scheme(new QLabel(this)), m_unit(new QComboBox(this)), m_pass(new QComboBox(this)) {
    m_word->setProperty("look", "small");
    m_word->setProperty("tone", "3");
    m_only->setProperty("look", "label");
    m_scheme->setProperty("look", "small");
    m_scheme->setProperty("tone", "3");
    m_unit->setObjectName(QStringLiteral("unit.choice"));
    m_unit->setAccessibleName(tr("Unit to rate"));
    m_unit->setToolTip(tr("What the scores below are about"));
    m_pass->setObjectName(QStringLiteral("pass.choice"));
    m_pass->setAccessibleName(tr("Items of which viewing"));
    for (QComboBox* box : {m_unit, m_pass}) {
        box->setFocusPolicy(Qt::TabFocus);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaxVisibleItems(16);
    }
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_word);
    row->addWidget(m_only);
    row->addWidget(m_unit);
    row->addWidget(m_pass);
    row->addStretch(1);
    row->addWidget(m_scheme);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_units.size()))
            emit unitChosen(m_units[static_cast<std::size_t>(index)]);
    });
    connect(m_pass, &QComboBox::currentIndexChanged, this, [this](int index) { emit passChosen(index); });
    connect(theme, &Theme::changed, this, &UnitBar::restyle);
    restyle();
}

void UnitBar::restyle() {
    setFixedHeight(m_theme->px(40));
    layout()->setContentsMargins(m_theme->px(16), 0, m_theme->px(16), 0);
    layout()->setSpacing(m_theme->px(8));
    m_unit->setMaximumWidth(m_theme->px(210));
    m_pass->setMaximumWidth(m_theme->px(120));
}

void UnitBar::showDesk(const CodingDesk& desk) {
    const CodingScheme& scheme = desk.scheme();
    m_scheme->setText(tr("%1, v%2").arg(QString::fromStdString(scheme.title)).arg(scheme.ref.version));
    m_scheme->setToolTip(QString::fromStdString(scheme.notice));
    const QSignalBlocker quietUnit(m_unit), quietPass(m_pass);
    m_units = unitsToRate(scheme, desk.coding());
    m_unit->clear();
    for (const UnitOfCoding& unit : m_units)
        m_unit->addItem(unitName(scheme, desk.coding(), unit));
    const auto at = std::ranges::find(m_units, desk.unit());
    m_unit->setCurrentIndex(at == m_units.end() ? -1 : static_cast<int>(at - m_units.begin()));
    m_unit->setVisible(m_units.size() > 1);
    m_only->setVisible(m_units.size() <= 1);
    m_only->setText(unitName(scheme, desk.coding(), desk.unit()));
    m_passes = 0;
    for (const Dimension& dimension : scheme.dimensions)
        for (const Item& item : dimension.items)
            m_passes = std::max(m_passes, item.pass);
    if (m_pass->count() != m_passes + 1) {
        m_pass->clear();
        m_pass->addItem(tr("All viewings"));
        for (int i = 1; i <= m_passes; ++i)
            m_pass->addItem(tr("Viewing %1").arg(i));
    }
    m_pass->setVisible(m_passes > 0);
    m_scheme->setVisible(m_passes == 0);
}

int UnitBar::pass() const { return std::max(0, m_pass->currentIndex()); }

void UnitBar::stepUnit(int by) {
    const int to = m_unit->currentIndex() + by;
    if (to >= 0 && to < m_unit->count())
        m_unit->setCurrentIndex(to);
}

void UnitBar::stepPass() {
    if (m_passes > 0)
        m_pass->setCurrentIndex((m_pass->currentIndex() + 1) % m_pass->count());
}

} // namespace attune::ui
