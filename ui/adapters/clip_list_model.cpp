// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/adapters/clip_list_model.h"

#include "ui/words.h"

namespace attune::ui {

ClipState clipState(const ClipCard& card) {
    if (!card.closed.empty())
        return ClipState::ConsentExpired;
    if (card.mediaMissing)
        return ClipState::Missing;
    switch (card.progress) {
    case ClipProgress::New:
        return ClipState::New;
    case ClipProgress::Draft:
        return ClipState::Draft;
    case ClipProgress::Submitted:
        return ClipState::Submitted;
    case ClipProgress::Compared:
        break;
    }
    return ClipState::Compared;
}

QString clipStateInWords(const ClipCard& card) {
    switch (clipState(card)) {
    case ClipState::New:
        return Words::tr("new");
    case ClipState::Draft:
        return Words::tr("draft %1 of %2").arg(card.rated).arg(card.dimensions);
    case ClipState::Submitted:
        return Words::tr("submitted");
    case ClipState::Compared:
        return Words::tr("compared");
    case ClipState::Spared:
        return Words::tr("spared");
    case ClipState::Missing:
        return card.mediaChanged ? Words::tr("another file") : Words::tr("missing");
    case ClipState::ConsentExpired:
        break;
    }
    return Words::tr("consent expired");
}

QString ageInWords(const Clip& clip) {
    if (!clip.ageMonths)
        return {};
    const auto [from, to] = *clip.ageMonths;
    return from == to ? Words::tr("%1 months").arg(from) : Words::tr("%1–%2 months").arg(from).arg(to);
}

QString lengthInWords(MediaDuration duration) {
    const qint64 seconds = (duration.ns + 500'000'000) / 1'000'000'000;
    const QChar zero(u'0');
    if (seconds >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / 3600)
            .arg(seconds / 60 % 60, 2, 10, zero)
            .arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2").arg(seconds / 60, 2, 10, zero).arg(seconds % 60, 2, 10, zero);
}

QString totalInWords(MediaDuration duration) {
    const qint64 seconds = (duration.ns + 500'000'000) / 1'000'000'000;
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

ClipListModel::ClipListModel(QObject* parent) : QAbstractTableModel(parent) {}

void ClipListModel::setCards(std::vector<ClipCard> cards, std::set<ClipId> spared, std::set<ClipId> heldBack) {
    beginResetModel();
    m_cards = std::move(cards);
    m_spared = std::move(spared);
    m_heldBack = std::move(heldBack);
    endResetModel();
}

ClipState ClipListModel::stateOf(const ClipCard& card) const {
    const ClipState state = clipState(card);
    return m_spared.contains(card.clip.id) && state != ClipState::ConsentExpired ? ClipState::Spared : state;
}

QString ClipListModel::stateInWords(const ClipCard& card) const {
    return stateOf(card) == ClipState::Spared ? Words::tr("spared") : clipStateInWords(card);
}

const ClipCard* ClipListModel::card(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_cards.size() ? &m_cards[static_cast<std::size_t>(row)]
                                                                      : nullptr;
}

int ClipListModel::rowOf(const ClipId& clip) const {
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        if (m_cards[i].clip.id == clip)
            return static_cast<int>(i);
    return -1;
}

void ClipListModel::setPoster(const ClipId& clip, const QImage& poster) {
    m_posters.insert(QString::fromStdString(clip.value), poster);
    if (const int row = rowOf(clip); row >= 0)
        emit dataChanged(index(row, 0), index(row, 0), {Qt::DecorationRole});
}

int ClipListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size()) + 1;
}

int ClipListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ClipListModel::data(const QModelIndex& index, int role) const {
    const ClipCard* card = this->card(index.row());
    if (role == AddRole)
        return card == nullptr;
    if (!card) {
        if (role == Qt::DisplayRole && index.column() == Alias)
            return tr("Add a clip");
        if (role == Qt::AccessibleTextRole)
            return tr("Add a clip: drop a video here or press Enter");
        return {};
    }
    if (role == IdRole)
        return QString::fromStdString(card->clip.id.value);
    if (role == StateRole)
        return static_cast<int>(stateOf(*card));
    if (role == Qt::AccessibleTextRole) {
        const QString words = QStringLiteral("%1, %2, %3, %4")
                                  .arg(QString::fromStdString(card->clip.alias), stateInWords(*card),
                                       ageInWords(card->clip), lengthInWords(card->clip.duration));
        return !isHeldBack(card->clip.id) ? words : words + QStringLiteral(", ") + tr("may be hard to watch");
    }
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Alias:
        return QString::fromStdString(card->clip.alias);
    case Title:
        return QString::fromStdString(card->clip.title);
    case Length:
        return role == SortRole ? QVariant(qlonglong(card->clip.duration.ns))
                                : QVariant(lengthInWords(card->clip.duration));
    case Age:
        return role == SortRole ? QVariant(card->clip.ageMonths ? card->clip.ageMonths->first : -1)
                                : QVariant(ageInWords(card->clip));
    case State:
        return role == SortRole ? QVariant(static_cast<int>(stateOf(*card))) : QVariant(stateInWords(*card));
    default:
        return {};
    }
}

QVariant ClipListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Clip"), tr("What happens"), tr("Length"), tr("Age"), tr("State")};
    return names.value(section);
}

ClipFilter::ClipFilter(bool withAddRow, QObject* parent) : QSortFilterProxyModel(parent), m_withAddRow(withAddRow) {
    setSortRole(ClipListModel::SortRole);
    setDynamicSortFilter(true);
    sort(ClipListModel::Alias);
}

void ClipFilter::setWords(const QString& words) {
    m_words = words.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void ClipFilter::setChip(Chip chip) {
    m_chip = chip;
    invalidateFilter();
}

bool ClipFilter::passes(ClipState state, Chip chip) {
    switch (chip) {
    case Chip::All:
        return true;
    case Chip::New:
        return state == ClipState::New;
    case Chip::Draft:
        return state == ClipState::Draft;
    case Chip::Submitted:
        return state == ClipState::Submitted;
    case Chip::Compared:
        return state == ClipState::Compared;
    case Chip::Attention:
        break;
    }
    return state == ClipState::Missing || state == ClipState::ConsentExpired;
}

bool ClipFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const auto* model = static_cast<const ClipListModel*>(sourceModel());
    const ClipCard* card = model->card(row);
    if (!card)
        return m_withAddRow && m_words.isEmpty() && m_chip == Chip::All;
    if (!passes(model->stateOf(*card), m_chip))
        return false;
    const QString all = (QString::fromStdString(card->clip.alias + " " + card->clip.title + " " + card->clip.setting) +
                         QLatin1Char(' ') + ageInWords(card->clip) + QLatin1Char(' ') + model->stateInWords(*card))
                            .toLower();
    return std::ranges::all_of(m_words, [&](const QString& word) { return all.contains(word); });
}

bool ClipFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool leftAdds = left.data(ClipListModel::AddRole).toBool();
    const bool rightAdds = right.data(ClipListModel::AddRole).toBool();
    if (leftAdds || rightAdds) // stays last, whichever way the rest is sorted
        return (sortOrder() == Qt::AscendingOrder) == rightAdds && leftAdds != rightAdds;
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace attune::ui
