// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace attune::ui {

/// Things side by side that go on in the next line where the room ends, as words do; so nothing is cut at any text
/// size.
class FlowLayout : public QLayout {
  public:
    explicit FlowLayout(QWidget* parent = nullptr) : QLayout(parent) {}
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

  private:
    /// Places the items, or only looks how high they come to be.
    int lay(const QRect& rect, bool place) const;
    QList<QLayoutItem*> m_items;
};

/// Moves what lies in a row into lines that go on where the room ends; the row is gone afterwards.
[[nodiscard]] FlowLayout* wrapped(QLayout* row);

} // namespace attune::ui
