// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ids.h"

#include <QListWidget>
#include <QWidget>
#include <vector>

class QComboBox;
class QLayout;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace attune {
class Session;
struct SchemeRef;
} // namespace attune

/// What the forms of the room Rounds are put together from.
namespace attune::ui {

class Theme;

[[nodiscard]] QSpinBox* makeSpin(const QString& name, int low, int high, const QString& suffix, const QString& words);
[[nodiscard]] QComboBox* makeChoice(const QString& name, const QString& words);
/// Object name and accessible name.
void nameWidget(QWidget* widget, const QString& id, const QString& words);
/// Rows of 32 px and at least so many px high, both at 100 % and again whenever the text's size changes.
void keepTableHeight(const Theme& theme, QTableWidget* table, int height);
/// Widgets in a line, packed to the left.
[[nodiscard]] QLayout* makeBeside(std::initializer_list<QWidget*> widgets);
/// The schemes of the library, the newest first; schemeChosen() reads the choice.
void fillSchemes(QComboBox* choice, Session& session, const SchemeRef& chosen);
[[nodiscard]] std::optional<SchemeRef> schemeChosen(const QComboBox* choice);
/// "No certification" and the presets that come with the program; the data is the preset's name.
void fillRules(QComboBox* choice, const QString& none);

/// A list of things to tick, each with its id.
class CheckList : public QListWidget {
  public:
    CheckList(const QString& name, const QString& words);
    QListWidgetItem* add(const QString& words, const std::string& id, bool checked);
    [[nodiscard]] std::vector<std::string> checked() const;
    /// Ticks what has this id; false: nothing has.
    bool check(const std::string& id);
};

/// The raters of a round to tick, and a field to add one by code.
class PeopleList : public QWidget {
    Q_OBJECT
  public:
    /// prefix: of the object names, such as "round".
    PeopleList(const QString& prefix, Session& session);
    void fill(const std::vector<RaterId>& chosen);
    [[nodiscard]] std::vector<RaterId> chosen() const;

  signals:
    void changed();
    /// Why nobody was added.
    void refused(const QString& sentence);

  private:
    void add();
    Session& m_session;
    CheckList* m_list;
    QLineEdit* m_code;
};

} // namespace attune::ui
