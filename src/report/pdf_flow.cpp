// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_flow.h"

#include <utility>

namespace attune::pdf {
namespace {

class Pages {
  public:
    explicit Pages(double height) : m_height(height) { m_pages.emplace_back(); }

    /// [first, last) go together.
    void place(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
        if (pieces[first].newPage || m_y + needed(pieces, first, last) > m_height)
            turn();
        for (std::size_t i = first; i < last; ++i)
            put(pieces[i]);
    }
    [[nodiscard]] bool fits(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) const {
        double sum = pieces[first].head ? pieces[first].head->height : 0;
        for (std::size_t i = first; i < last; ++i)
            sum += pieces[i].height + (i > first ? pieces[i].before : 0);
        return sum <= m_height;
    }
    std::vector<Page> take() { return std::move(m_pages); }

  private:
    [[nodiscard]] double needed(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) const {
        double sum = 0;
        const auto* head = m_head.get();
        for (std::size_t i = first; i < last; ++i) {
            sum += pieces[i].height + (m_y + sum > 0 ? pieces[i].before : 0);
            if (pieces[i].head && pieces[i].head.get() != head)
                sum += pieces[i].head->height;
            head = pieces[i].head.get();
        }
        return sum;
    }
    void turn() {
        if (m_pages.back().empty())
            return;
        m_pages.emplace_back();
        m_y = 0;
        m_head.reset();
    }
    void put(const Piece& piece) {
        if (m_y > 0)
            m_y += piece.before;
        if (piece.head && piece.head != m_head) {
            m_pages.back().push_back({piece.head->draw, m_y, 0, {}});
            m_y += piece.head->height;
        }
        m_head = piece.head;
        m_pages.back().push_back({piece.draw, m_y, piece.outlineLevel, piece.outlineText});
        m_y += piece.height;
    }

    double m_height;
    double m_y = 0;
    std::shared_ptr<const RunningHead> m_head;
    std::vector<Page> m_pages;
};

} // namespace

std::vector<Page> paginate(const std::vector<Piece>& pieces, double pageHeight) {
    Pages pages(pageHeight);
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t last = first + 1;
        while (last < pieces.size() && pieces[last - 1].keepWithNext && !pieces[last].newPage)
            ++last;
        while (last - first > 1 && !pages.fits(pieces, first, last))
            --last;
        pages.place(pieces, first, last);
        first = last;
    }
    return pages.take();
}

Piece stacked(std::vector<Piece> pieces) {
    Piece out;
    std::vector<std::pair<Draw, double>> parts;
    const RunningHead* head = nullptr;
    for (auto& piece : pieces) {
        if (out.height > 0)
            out.height += piece.before;
        if (piece.head && piece.head.get() != head) {
            parts.emplace_back(piece.head->draw, out.height);
            out.height += piece.head->height;
        }
        head = piece.head.get();
        parts.emplace_back(std::move(piece.draw), out.height);
        out.height += piece.height;
    }
    if (!pieces.empty())
        out.before = pieces.front().before;
    out.draw = [parts = std::move(parts)](cairo_t* cairo, double x, double y) {
        for (const auto& [draw, offset] : parts)
            draw(cairo, x, y + offset);
    };
    return out;
}

} // namespace attune::pdf
