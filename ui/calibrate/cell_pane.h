// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QStackedWidget;
class QTableWidget;

namespace attune::ui {

class FigureView;
class RoundFigures;
struct Drawing;
class Theme;

/// One rater on one dimension against the reference: a sentence, the figures, and by choice the pictures, the rater's
/// habits (drift, points used), the confusion table, the scores clip by clip, or the rater against themselves on clips
/// coded twice.
class CellPane : public QWidget {
    Q_OBJECT
  public:
    explicit CellPane(const Theme& theme, QWidget* parent = nullptr);

    /// rater and dimension: their places in the figures. repeats: raters against themselves; null: nobody was asked.
    void show(const RoundFigures& figures, const RoundFigures* repeats, int rater, int dimension);
    /// Draws the pictures again, in the theme's colours.
    void draw(const RoundFigures& figures, const RoundFigures* repeats, int rater, int dimension);
    /// Sets the figures side by side, or three to a line when they do not fit in so many px.
    void fit(int room);

  signals:
    /// A clip of a table or a drawing was asked for, by the name it has there.
    void clipChosen(const QString& aliasOrId);

  private:
    struct Picture {
        FigureView* view;
        QLabel *title, *note;
        QString reading; ///< how to read the drawing: the note while no point is chosen
    };
    [[nodiscard]] QWidget* makePictures(const char* name, const QList<int>& shares, QList<Picture>& into);
    /// Words, and pictures below.
    [[nodiscard]] QWidget* makeWordsAnd(QLabel* words, QWidget* pictures);
    static void draw(QList<Picture>& pictures, const QList<Drawing>& drawings);
    const Theme& m_theme;
    QLabel* m_title;
    QLabel* m_sentence;
    QGridLayout* m_numbers;
    QList<QWidget*> m_numberCells;
    QStackedWidget* m_views;
    QList<Picture> m_pictures, m_habits, m_repeats;
    QLabel *m_habitsInWords, *m_repeatInWords;
    FigureView* m_confusion;
    QTableWidget* m_scores;
};

} // namespace attune::ui
