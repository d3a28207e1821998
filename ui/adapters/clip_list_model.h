// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QImage>
#include <QSortFilterProxyModel>
#include <set>

namespace attune::ui {

/// Where a clip stands, as one word on its card. The order is the order of sorting.
enum class ClipState { New, Draft, Submitted, Compared, Spared, Missing, ConsentExpired };
[[nodiscard]] ClipState clipState(const ClipCard& card);
/// "draft 5 of 6".
[[nodiscard]] QString clipStateInWords(const ClipCard& card);
/// "18–23 months"; empty when unknown.
[[nodiscard]] QString ageInWords(const Clip& clip);
/// "06:12", "1:02:03".
[[nodiscard]] QString lengthInWords(MediaDuration duration);
/// "2 h 18 min", "6 min", "40 s".
[[nodiscard]] QString totalInWords(MediaDuration duration);

/// The clips of a session as a table, for cards and table alike. The last row (isAddRow) invites to add a clip.
class ClipListModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Alias, Title, Length, Age, State, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, StateRole, SortRole, AddRole };

    explicit ClipListModel(QObject* parent);

    /// spared: the clips among them that the person asked to be spared; heldBack: those of which nothing is shown
    /// before their advisory is read.
    void setCards(std::vector<ClipCard> cards, std::set<ClipId> spared = {}, std::set<ClipId> heldBack = {});
    [[nodiscard]] bool isHeldBack(const ClipId& clip) const { return m_heldBack.contains(clip); }
    /// clipState() and its words, with what is spared.
    [[nodiscard]] ClipState stateOf(const ClipCard& card) const;
    [[nodiscard]] QString stateInWords(const ClipCard& card) const;
    [[nodiscard]] const std::vector<ClipCard>& cards() const { return m_cards; }
    /// Null for the row that invites.
    [[nodiscard]] const ClipCard* card(int row) const;
    [[nodiscard]] int rowOf(const ClipId& clip) const;
    void setPoster(const ClipId& clip, const QImage& poster);
    [[nodiscard]] QImage poster(const ClipId& clip) const {
        return m_posters.value(QString::fromStdString(clip.value));
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    std::vector<ClipCard> m_cards;
    std::set<ClipId> m_spared, m_heldBack;
    QHash<QString, QImage> m_posters;
};

/// Which clips are shown: words typed (alias, title, age, state), a state chip, sorted by a column.
class ClipFilter : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    enum class Chip { All, New, Draft, Submitted, Compared, Attention };

    ClipFilter(bool withAddRow, QObject* parent);
    void setWords(const QString& words);
    void setChip(Chip chip);
    [[nodiscard]] static bool passes(ClipState state, Chip chip);

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    QStringList m_words;
    Chip m_chip = Chip::All;
    bool m_withAddRow;
};

} // namespace attune::ui
