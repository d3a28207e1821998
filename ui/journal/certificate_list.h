// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace attune {
class Session;
}

namespace attune::ui {

class Theme;

/// One's own certificates: under which rule, until when, what to practise; each can be saved as PDF.
class CertificateList : public QWidget {
    Q_OBJECT
  public:
    CertificateList(const Theme& theme, Session& session, QWidget* parent = nullptr);
    void refresh();

  signals:
    void said(const QString& sentence, bool isError);

  private:
    void addCard(const QString& title, const QString& words, bool isPass, const std::function<void()>& save);
    const Theme& m_theme;
    Session& m_session;
    QVBoxLayout* m_column;
};

} // namespace attune::ui
