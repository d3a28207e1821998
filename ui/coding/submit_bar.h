// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QScrollArea;

namespace attune::ui {

class Button;
class Theme;

/// The foot of the rating panel: how far one is, and submitting. Asks once, in place: what is missing first, then
/// whether to lock.
class SubmitBar : public QWidget {
    Q_OBJECT
  public:
    explicit SubmitBar(Theme* theme, QWidget* parent = nullptr);

    void showProgress(const QString& headline, const QString& detail);
    void showLocked(const QString& sentence);
    /// Opens the question; nothing missing: it can be answered with yes. most: px of height there are for the whole
    /// bar.
    void ask(const QStringList& missing, bool canSubmit, int most);
    void closeQuestion();
    [[nodiscard]] bool isAsking() const;

  signals:
    void submitClicked();
    void confirmed();
    void compareClicked();
    void questionClosed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void restyle();
    Theme* m_theme;
    QWidget *m_question, *m_foot;
    QLabel *m_title, *m_missing, *m_headline, *m_detail, *m_lock;
    QScrollArea* m_list; ///< of what is missing
    Button *m_submit, *m_confirm, *m_back, *m_compare;
};

} // namespace attune::ui
