// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace attune::ui {

class Theme;

/// What a newcomer sees: one sentence, two buttons, a picture. Also stands in the Clips room while a library is empty.
class WelcomePage : public QWidget {
    Q_OBJECT
  public:
    /// lead: where one stands ("This library is empty."). recent: paths of libraries opened lately.
    WelcomePage(const Theme& theme, const QString& lead, const QStringList& recent, QWidget* parent = nullptr);
    /// What went wrong, above the buttons; empty: nothing.
    void setProblem(const QString& sentence);

  signals:
    void sampleRequested();
    void addRequested();
    void openRequested();
    void libraryRequested(const QString& path);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
    const Theme& m_theme;
    QWidget* m_text;
    QWidget* m_scene;
    QWidget* m_rooms;
    QLabel* m_problem;
};

} // namespace attune::ui
