// SPDX-License-Identifier: GPL-3.0-or-later
// The moments that show what the points of a dimension mean: written, shown and played in the scheme editor.
#include "models/time_text.h"
#include "ui/player/time_text.h"
#include "ui/scheme/example_player.h"
#include "ui/scheme/scheme_forms.h"
#include "ui/scheme/scheme_room.h"

#include <QRegularExpression>
#include <algorithm>

namespace attune::ui {
namespace {

QString words(const std::string& text) { return QString::fromStdString(text); }

} // namespace

void SchemeRoom::showExamples() {
    const Dimension& dimension = m_scheme.dimensions[m_index];
    m_examples.clear();
    QMap<qint64, QString> texts;
    const auto clips = m_shelf->clips();
    for (const auto& [place, exemplar] : m_shelf->exemplars(m_scheme.ref.id)) {
        const auto clip = std::ranges::find(clips, exemplar.clip, &Clip::id);
        if (clip == clips.end() || place.substr(0, place.find('@')) != dimension.id.value)
            continue;
        for (std::int64_t steps = 0; steps <= std::min<std::int64_t>(dimension.scale.topStep(), 400); ++steps)
            if (anchorPlace(dimension.id, dimension.scale, steps) == place) {
                texts[steps] = QStringLiteral("%1, %2").arg(words(clip->alias), spanText(exemplar.span));
                m_examples[steps] = {exemplar, texts[steps]};
            }
    }
    m_dimension->showExemplars(texts);
}

void SchemeRoom::playExample(qint64 steps) {
    const auto found = m_examples.constFind(steps);
    if (found == m_examples.constEnd())
        return;
    const Dimension& dimension = m_scheme.dimensions[m_index];
    m_exampleOf = dimension.id.value;
    m_example->play(tr("Example of %1: %2").arg(words(dimension.name), words(dimension.scale.textOf(steps))),
                    found->second, found->first);
}

/// "A-01, 00:41 to 00:58", whatever the word between; empty takes the example away. What was given plays at once.
void SchemeRoom::setExemplar(qint64 steps, const QString& text) {
    const Dimension& dimension = m_scheme.dimensions[m_index];
    const std::string place = anchorPlace(dimension.id, dimension.scale, steps);
    std::optional<Exemplar> exemplar;
    if (!text.isEmpty()) {
        static const QRegularExpression form(QStringLiteral("^(.+),\\s*([0-9:.]+)[^0-9:.]+([0-9:.]+)$"));
        const auto match = form.match(text);
        const auto clips = m_shelf->clips();
        const auto clip = std::ranges::find(clips, match.captured(1).trimmed().toStdString(), &Clip::alias);
        const auto begin = parseMediaTime(match.captured(2).toStdString());
        const auto end = parseMediaTime(match.captured(3).toStdString());
        if (!match.hasMatch() || clip == clips.end() || !begin || !end) {
            emit notice(tr("An example is a clip of this library with begin and end, such as: A-01, 00:41 to 00:58"),
                        true);
            showPart();
            return;
        }
        exemplar = Exemplar{clip->id, {*begin, *end}};
    }
    m_example->close();
    const bool kept = may(m_shelf->setExemplar(m_scheme.ref.id, place, exemplar));
    showPart();
    if (kept && exemplar)
        playExample(steps);
}

} // namespace attune::ui
