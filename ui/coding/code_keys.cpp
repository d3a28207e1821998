// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/code_keys.h"

#include "models/coding_rules.h"
#include "ui/words.h"
#include "workspace/mark_placing.h"

#include <QStringList>
#include <algorithm>
#include <utility>

namespace attune::ui {
namespace {

constexpr qint64 heldMs = 300; ///< a key down longer is held, else tapped

} // namespace

void CodeKeys::setDesk(CodingDesk* desk) {
    closeAll();
    m_desk = desk;
    m_row.reset();
    emit changed();
}

void CodeKeys::nextRow() {
    if (!m_desk)
        return;
    closeAll();
    const auto rows = codedTracks(m_desk->scheme());
    if (rows.empty()) {
        emit failed(tr("This scheme has no rows of codes."));
        return;
    }
    const auto at = m_row ? std::ranges::find(rows, m_row->id, &Track::id) : rows.end();
    if (!m_row)
        m_row = rows.front();
    else if (at == rows.end() || at + 1 == rows.end())
        m_row.reset();
    else
        m_row = *(at + 1);
    emit changed();
}

void CodeKeys::setRow(const std::string& track) {
    if (!m_desk)
        return;
    closeAll();
    const auto rows = codedTracks(m_desk->scheme());
    const auto at = std::ranges::find(rows, track, &Track::id);
    m_row = at == rows.end() ? std::nullopt : std::optional(*at);
    emit changed();
}

void CodeKeys::stop() {
    closeAll();
    m_row.reset();
    emit changed();
}

QString CodeKeys::keyOf(const Track& track, const Code& code) {
    if (!code.key.empty())
        return QString::fromStdString(code.key).toUpper();
    const auto at = std::ranges::find(track.codes, code.id, &Code::id) - track.codes.begin();
    return at < 9 ? QString::number(at + 1) : QString();
}

const Code* CodeKeys::codeOf(const QString& key) const {
    if (!m_row || !m_desk || m_desk->readOnly() || key.isEmpty())
        return nullptr;
    for (const Code& code : m_row->codes)
        if (keyOf(*m_row, code) == key)
            return &code;
    return nullptr;
}

QString CodeKeys::text() const {
    if (!m_row)
        return {};
    QStringList codes;
    for (const Code& code : m_row->codes)
        if (const QString key = keyOf(*m_row, code); !key.isEmpty())
            codes << QStringLiteral("%1 %2").arg(key, QString::fromStdString(code.name));
    return tr("Coding %1: %2").arg(QString::fromStdString(m_row->name), codes.join(QStringLiteral(", ")));
}

bool CodeKeys::put(const Code& code, TimeSpan span) {
    const auto done = m_desk->mark(m_row->id, code.id, span);
    if (!done)
        emit failed(Words::of(done.error()));
    return done.has_value();
}

void CodeKeys::pressed(const QString& key) {
    if (const Code* code = codeOf(key))
        begin(code->id);
}

void CodeKeys::begin(const std::string& id) {
    const Code* code = m_row && m_desk && !m_desk->readOnly() ? m_row->find(id) : nullptr;
    if (!code || !now)
        return;
    const MediaTime at = now();
    switch (m_row->kind) {
    case TrackKind::Events:
    case TrackKind::States:
        put(*code, {at, at});
        return;
    case TrackKind::Intervals:
        codeInterval(*code);
        return;
    case TrackKind::Segments:
        break;
    }
    if (std::ranges::find(m_open, code->id, &Segment::label) != m_open.end()) {
        close(code->id);
        return;
    }
    if (m_row->isExclusive())
        closeAll();
    m_open.push_back({SegmentId(), m_row->id, {at, at}, code->id});
    m_held.start();
    emit changed();
}

void CodeKeys::released(const QString& key) {
    if (const Code* code = codeOf(key))
        letGo(code->id);
}

void CodeKeys::letGo(const std::string& id) {
    if (m_row && m_row->kind == TrackKind::Segments && m_held.isValid() && m_held.elapsed() >= heldMs &&
        !m_open.empty() && m_open.back().label == id)
        close(std::string(id));
}

void CodeKeys::codeInterval(const Code& code) {
    const auto spans = intervalsOf(*m_row, m_desk->clip().duration);
    const MediaTime at = now();
    const auto here = std::ranges::find_if(spans, [&](const TimeSpan& span) { return span.covers(at); });
    if (here == spans.end()) {
        emit failed(tr("No interval lies here."));
        return;
    }
    if (put(code, *here) && here + 1 != spans.end())
        emit intervalDone(*(here + 1));
}

void CodeKeys::close(const std::string& label) {
    const auto found = std::ranges::find(m_open, label, &Segment::label);
    if (found == m_open.end())
        return;
    const Segment mark = std::move(*found);
    m_open.erase(found);
    const MediaTime end = now ? now() : mark.span.begin;
    const TimeSpan span{std::min(mark.span.begin, end), std::max(mark.span.begin, end)};
    if (span.isPoint())
        emit failed(tr("The span has no length, so nothing was marked: let the clip run on before ending it."));
    else if (const auto done = m_desk->mark(mark.track, label, span); !done)
        emit failed(Words::of(done.error()));
    emit changed();
}

void CodeKeys::closeAll() {
    while (m_desk && !m_open.empty())
        close(std::string(m_open.back().label));
}

void CodeKeys::endState() {
    if (!m_desk || !m_row || !now)
        return;
    if (m_row->kind == TrackKind::Segments) {
        closeAll();
        return;
    }
    if (const Status done = m_desk->endMark(m_row->id, now()); !done)
        emit failed(Words::of(done.error()));
}

} // namespace attune::ui
