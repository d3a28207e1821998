// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec/scheme_draft.h"
#include "ui/room.h"
#include "workspace/scheme_shelf.h"

#include <QMap>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace attune::ui {

class AboutForm;
class DimensionForm;
class ExamplePlayer;
class PartTable;
class RatingPanel;
class RowForm;
class SchemeForm;

/// The scheme editor of trainers. On the left the parts of a scheme, in the middle one of them, on the right what is
/// wrong and what changed. A version in the library is only shown; what is typed goes into a draft, which is kept after
/// every change and becomes a version when it is put into use.
class SchemeRoom : public Room {
    Q_OBJECT
  public:
    explicit SchemeRoom(AppContext context, QWidget* parent = nullptr);
    ~SchemeRoom() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("schemes"); }
    [[nodiscard]] QWidget* makeBar(QWidget* parent) override;
    void enter() override;
    void leave() override;
    bool perform(const QString& actionId) override;
    [[nodiscard]] bool canPerform(const QString& actionId) const override;
    [[nodiscard]] bool isReady() const override;

    /// What is shown, a draft or a version.
    [[nodiscard]] const CodingScheme& shown() const { return m_scheme; }
    [[nodiscard]] bool isDraft() const { return m_isDraft; }
    [[nodiscard]] const std::vector<DocumentFault>& faults() const { return m_faults; }

  private:
    /// Which part is in the middle.
    enum class Part { About, Dimension, Row, Text, Trial };
    static constexpr int partRole = Qt::UserRole, indexRole = Qt::UserRole + 1; ///< of the lists' items
    static constexpr const char* draftSetting = "scheme.draft";

    QWidget* makeLeft();
    QLayout* makeSchemeButtons();
    QWidget* makeRight();
    void load();
    void choose(int index);
    void beginDraft(CodingScheme scheme);
    void draftChanged();
    void keepDraft();
    void showAll();
    void showParts();
    void showPart();
    /// The examples of the dimension that is shown, and what of them is said in its form.
    void showExamples();
    void playExample(qint64 steps);
    void showChecks();
    void showPrivate();
    void goToFault(const DocumentFault& fault);
    void readForm();
    void readText();
    void addPart(bool row);
    /// The lines of a part that the keyboard is in; null: none.
    [[nodiscard]] PartTable* linesWithFocus() const;
    /// Can the part that is shown go so many places down (below zero: up) among its like?
    [[nodiscard]] bool canMovePart(int by) const;
    void movePart(int by);
    /// The line that the keyboard is in, or else the part.
    void moveHere(int by);
    void removePart();
    void setExemplar(qint64 steps, const QString& text);
    /// The contents of a chosen file; none when no file was chosen, or it cannot be read (which is said).
    std::optional<std::string> readChosen(const QString& path);
    void openFile();
    void saveFile();
    void putIntoUse();
    void loadTexts();
    void tryOut();
    [[nodiscard]] const CodingScheme* before() const;
    [[nodiscard]] std::string placeOfPart() const;
    bool may(const Status& status);

    std::optional<SchemeShelf> m_shelf;
    std::vector<ShelvedScheme> m_versions;
    CodingScheme m_scheme;
    std::vector<DocumentFault> m_faults;
    QString m_text; ///< the draft as it was typed, while it cannot be read
    bool m_isDraft = false, m_hasDraft = false, m_filling = false;
    std::string m_draftText; ///< as it is kept
    Part m_part = Part::About;
    std::size_t m_index = 0; ///< of the dimension or row
    std::unique_ptr<SchemeTrial> m_trial;
    QMap<qint64, std::pair<Exemplar, QString>> m_examples; ///< and where; by point of the dimension that is shown

    QComboBox* m_choice = nullptr;
    QLabel *m_state = nullptr, *m_sentence = nullptr;
    QPushButton *m_use = nullptr, *m_copy = nullptr, *m_version = nullptr;
    QListWidget *m_parts, *m_checks, *m_changes;
    QLabel *m_checkTitle, *m_changeTitle, *m_private;
    QPushButton *m_up, *m_down, *m_remove, *m_addDimension, *m_addRow, *m_try, *m_loadTexts, *m_dropTexts;
    QStackedWidget* m_stack;
    AboutForm* m_about;
    DimensionForm* m_dimension;
    RowForm* m_row;
    QPlainTextEdit* m_json;
    RatingPanel* m_panel;
    ExamplePlayer* m_example;
    std::string m_exampleOf; ///< the dimension whose example is open
    QTimer* m_saveSoon;
};

} // namespace attune::ui
