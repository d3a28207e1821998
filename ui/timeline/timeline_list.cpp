// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_list.h"

#include "ui/player/time_links.h"
#include "ui/player/time_text.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaType>
#include <QScopedValueRollback>
#include <algorithm>

namespace attune::ui {
namespace {

enum Column { Kind, Begin, End, What, Person, Modifiers, Direction, Note, ColumnCount };
constexpr int idRole = Qt::UserRole, timeRole = Qt::UserRole + 1, isEvidenceRole = Qt::UserRole + 2;

} // namespace

TimelineList::TimelineList(Theme* theme, QWidget* parent) : QTableWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("timeline.table"));
    setAccessibleName(tr("Segments and evidence"));
    setProperty("ownEnter", true);
    setProperty("ownKeys", QStringList{QStringLiteral("Delete"), QStringLiteral("Backspace"), QStringLiteral("F2")});
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels({tr("Kind"), tr("Begin"), tr("End"), tr("Dimension or label"), tr("Person"),
                               tr("Modifiers"), tr("Direction"), tr("Note")});
    horizontalHeaderItem(Person)->setToolTip(tr("Whom the segment is about, by role or alias, never by name"));
    horizontalHeaderItem(Modifiers)->setToolTip(tr("What else is said of the code, such as hand: left | look: mother"));
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Note, QHeaderView::Stretch);
    const auto fit = [this, theme] { // their words are not cut while there is nothing to list
        horizontalHeader()->setMinimumSectionSize(theme->px(84));
    };
    connect(theme, &Theme::changed, this, fit);
    fit();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setEditTriggers(EditKeyPressed);
    setFrameShape(NoFrame);
    connect(this, &QTableWidget::itemChanged, this, &TimelineList::written);
    connect(this, &QTableWidget::itemDoubleClicked, this, [this](QTableWidgetItem* entry) {
        if (!m_readOnly && (entry->flags() & Qt::ItemIsEditable))
            editItem(entry);
        else
            emit seekRequested(MediaTime(item(entry->row(), Kind)->data(timeRole).toLongLong()));
    });
}

void TimelineList::setCoding(const Coding* coding, const CodingScheme* scheme, bool readOnly) {
    m_coding = coding;
    m_scheme = scheme;
    m_readOnly = readOnly;
    refresh();
}

void TimelineList::setFilter(const QString& words) {
    m_filter = words.trimmed();
    for (int row = 0; row < rowCount(); ++row) {
        bool holds = m_filter.isEmpty();
        for (const Column column : {Kind, What, Person, Modifiers, Note})
            holds = holds || item(row, column)->text().contains(m_filter, Qt::CaseInsensitive);
        setRowHidden(row, !holds);
    }
}

QString TimelineList::currentNote() const {
    const QTableWidgetItem* note = currentRow() >= 0 ? item(currentRow(), Note) : nullptr;
    return note ? note->text() : QString();
}

// The times written in the note of the row.
void TimelineList::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Mouse)
        if (const QTableWidgetItem* under = itemAt(viewport()->mapFrom(this, event->pos())))
            setCurrentCell(under->row(), under->column());
    const auto links = timeLinks(currentNote());
    if (links.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TimeLink& link : links)
        connect(menu->addAction(tr("Go to %1").arg(currentNote().mid(link.at, link.length))), &QAction::triggered, this,
                [this, time = link.time] { emit seekRequested(time); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : viewport()->mapToGlobal(visualItemRect(currentItem()).center()));
}

void TimelineList::showEvent(QShowEvent* event) {
    QTableWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void TimelineList::refresh() {
    m_stale = !isVisible(); // filled when somebody looks
    if (m_stale)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const int row = currentRow();
    struct Line {
        TimeSpan span;
        const Segment* segment = nullptr;
        const Evidence* evidence = nullptr;
    };
    std::vector<Line> lines;
    if (m_coding) {
        for (const auto& [id, segment] : m_coding->segments)
            lines.push_back({segment.span, &segment, nullptr});
        for (const auto& [id, evidence] : m_coding->evidence)
            lines.push_back({evidence.span, nullptr, &evidence});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.span < b.span; });
    setRowCount(static_cast<int>(lines.size()));
    for (int i = 0; i < rowCount(); ++i) {
        const Line& line = lines[static_cast<std::size_t>(i)];
        const auto put = [&](Column column, const QString& text, bool editable = false) {
            auto* entry = new QTableWidgetItem(text);
            entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable |
                            (editable && !m_readOnly ? Qt::ItemIsEditable : Qt::NoItemFlags));
            setItem(i, column, entry);
            return entry;
        };
        const Track* track = line.segment && m_scheme ? m_scheme->findTrack(line.segment->track) : nullptr;
        const bool plain = line.segment && line.segment->track == Segment().track;
        const QString rowName = track                                 ? QString::fromStdString(track->name)
                                : !line.segment                       ? tr("Evidence")
                                : plain                               ? tr("Segment")
                                : line.segment->track == episodeTrack ? tr("Episode")
                                                                      : QString::fromStdString(line.segment->track);
        QTableWidgetItem* kind = put(Kind, rowName);
        kind->setData(idRole, QString::fromStdString(line.segment ? line.segment->id.value : line.evidence->id.value));
        kind->setData(timeRole, static_cast<qlonglong>(line.span.begin.ns));
        kind->setData(isEvidenceRole, line.evidence != nullptr);
        put(Begin, shortTime(line.span.begin));
        put(End, line.span.isPoint() ? QString() : shortTime(line.span.end));
        if (line.segment) {
            const Code* code = track ? track->find(line.segment->label) : nullptr;
            put(What, QString::fromStdString(code ? code->name : line.segment->label), !track);
            put(Person, QString::fromStdString(line.segment->person), true);
            put(Modifiers, QString::fromStdString(inWords(line.segment->modifiers)), true);
            put(Direction, {});
            put(Note, QString::fromStdString(line.segment->note), true);
        } else {
            const Dimension* dimension = m_scheme ? m_scheme->find(line.evidence->dimension) : nullptr;
            put(What, dimension ? QString::fromStdString(dimension->name)
                                : QString::fromStdString(line.evidence->dimension.value));
            put(Person, {});
            put(Modifiers, {});
            put(Direction, line.evidence->direction == EvidenceDirection::Plus ? tr("+ plus") : tr("\u2212 minus"));
            put(Note, QString::fromStdString(line.evidence->note), true);
        }
    }
    setFilter(m_filter);
    if (row >= 0 && rowCount() > 0)
        setCurrentCell(std::min(row, rowCount() - 1), std::max(0, currentColumn()));
}

void TimelineList::written(QTableWidgetItem* entry) {
    if (m_filling || !m_coding || !item(entry->row(), Kind))
        return;
    const QTableWidgetItem* kind = item(entry->row(), Kind);
    const std::string id = kind->data(idRole).toString().toStdString();
    const std::string text = entry->text().trimmed().toStdString();
    // The table is filled anew by the change that this asks for, so it is asked for after the editor has closed.
    if (kind->data(isEvidenceRole).toBool() && entry->column() == Note) {
        const auto found = m_coding->evidence.find(EvidenceId(id));
        if (found == m_coding->evidence.end() || found->second.note == text)
            return;
        Evidence changed = found->second;
        changed.note = text;
        QMetaObject::invokeMethod(this, [this, changed] { emit evidenceChanged(changed); }, Qt::QueuedConnection);
    } else {
        const auto found = m_coding->segments.find(SegmentId(id));
        if (found == m_coding->segments.end())
            return;
        Segment changed = found->second;
        switch (entry->column()) {
        case What:
            changed.label = text;
            break;
        case Person:
            changed.person = text;
            break;
        case Modifiers:
            if (text != inWords(changed.modifiers))
                changed.modifiers = modifiersFromWords(text);
            break;
        case Note:
            changed.note = text;
            break;
        default:
            return;
        }
        if (changed == found->second)
            return;
        QMetaObject::invokeMethod(this, [this, changed] { emit segmentChanged(changed); }, Qt::QueuedConnection);
    }
}

bool TimelineList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Home:
        case Qt::Key_End:
            if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
                event->accept();
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QTableWidget::event(event);
}

void TimelineList::keyPressEvent(QKeyEvent* event) {
    const QTableWidgetItem* kind = currentRow() >= 0 ? item(currentRow(), Kind) : nullptr;
    if (kind && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit seekRequested(MediaTime(kind->data(timeRole).toLongLong()));
        return;
    }
    if (kind && !m_readOnly && event->key() == Qt::Key_F2) {
        if (!(currentItem()->flags() & Qt::ItemIsEditable))
            setCurrentCell(currentRow(), kind->data(isEvidenceRole).toBool() ? Note : What);
        editItem(currentItem());
        return;
    }
    if (kind && !m_readOnly && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        const std::string id = kind->data(idRole).toString().toStdString();
        if (kind->data(isEvidenceRole).toBool())
            emit removeEvidenceRequested(EvidenceId(id));
        else
            emit removeSegmentRequested(SegmentId(id));
        return;
    }
    QTableWidget::keyPressEvent(event);
}

} // namespace attune::ui
