// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec/scheme_json.h"
#include "models/text_pack.h"

#include <QList>
#include <QMap>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace attune::ui {

class PartTable;
class Theme;

/// A page of fields of one part of a scheme. Each field has the place it stands for, as the checks name it; a fault is
/// shown at its field, with its words above.
class SchemeForm : public QWidget {
    Q_OBJECT
  public:
    explicit SchemeForm(QWidget* parent);
    /// Faults of this part: place below it ("scale/step") and words.
    void setFaults(const std::vector<DocumentFault>& faults);

  signals:
    /// Something was typed or chosen.
    void edited();

  protected:
    /// Names stand above their fields where there is little room.
    void resizeEvent(QResizeEvent* event) override;
    void changed();
    /// Adds a field and hears what is written into it.
    void field(const QString& place, const QString& name, QWidget* widget);
    /// Adds a line that says itself what it is.
    void field(QCheckBox* box);
    /// Adds a table; who adds it hears it.
    void field(const QString& place, const QString& name, const QStringList& columns, QTableWidget* table);
    /// Adds what stands under all fields. Not among them: rows that wrap make the form lose labels (Qt 6.4).
    void below(QWidget* widget);
    /// Of every field but the tables.
    void setReadOnly(bool readOnly);
    QFormLayout* m_fields;
    bool m_filling = false;

  private:
    void hear(QWidget* widget);
    QLabel* m_faults;
    QVBoxLayout* m_column;
    QMap<QString, QWidget*> m_places;
    QList<QWidget*> m_heard;
};

/// A page of a part that has a name, an id and a person.
class PartForm : public SchemeForm {
    Q_OBJECT
  public:
    explicit PartForm(QWidget* parent);

  protected:
    void showHead(const std::string& name, const std::string& id, PersonRole role);
    QLineEdit *m_name, *m_id;
    QComboBox* m_role;
};

/// What a scheme is called and whom it is for.
class AboutForm : public SchemeForm {
    Q_OBJECT
  public:
    explicit AboutForm(QWidget* parent = nullptr);
    void show(const CodingScheme& scheme, bool readOnly);
    void read(CodingScheme& scheme) const;

  private:
    QLineEdit *m_title, *m_id;
    QSpinBox *m_version, *m_fromMonths, *m_toMonths;
    QPlainTextEdit *m_notice, *m_licence;
};

/// One dimension: person, scale, words of its points, items.
class DimensionForm : public PartForm {
    Q_OBJECT
  public:
    explicit DimensionForm(const Theme& theme, QWidget* parent = nullptr);
    void show(const Dimension& dimension, bool readOnly);
    void read(Dimension& dimension) const;
    /// "A-01, 00:41 to 00:58" at each point that has an example.
    void showExemplars(const QMap<qint64, QString>& texts);
    /// The chosen point, if it has an example.
    [[nodiscard]] std::optional<qint64> examplePoint() const;

  signals:
    /// The words of a point's example; empty: none.
    void exemplarEdited(qint64 steps, const QString& text);
    /// The example of examplePoint() is to be seen.
    void exampleWanted();

  private:
    void showAnchors(const Scale& scale, bool readOnly);
    void showItems(const std::vector<Item>& items, bool readOnly);
    void showExampleButton();
    void readScale(Scale& scale) const;
    /// The words of the points, on the scale as it was before and as it is now.
    [[nodiscard]] std::vector<Anchor> readAnchors(const Scale& scale, bool sameGrid) const;
    QComboBox* m_kind;
    QDoubleSpinBox *m_min, *m_max, *m_step;
    QPlainTextEdit *m_definition, *m_categories;
    QCheckBox *m_favourable, *m_scored;
    QSpinBox* m_evidence;
    QTableWidget* m_anchors;
    QPushButton* m_example;
    PartTable* m_items;
    Scale m_scale;            ///< whose points the table shows
    std::vector<Item> m_kept; ///< what an item has beside its cells; its first cell knows which
};

/// One row of codes, with a key for each.
class RowForm : public PartForm {
    Q_OBJECT
  public:
    explicit RowForm(const Theme& theme, QWidget* parent = nullptr);
    void show(const Track& track, bool readOnly);
    void read(Track& track) const;

  private:
    QComboBox* m_kind;
    QDoubleSpinBox *m_length, *m_offset;
    QCheckBox *m_exclusive, *m_exhaustive;
    PartTable* m_codes;
};

} // namespace attune::ui
