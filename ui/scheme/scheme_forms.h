// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec/scheme_json.h"
#include "models/text_pack.h"

#include <QMap>
#include <QWidget>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTableWidget;

namespace attune::ui {

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
    void changed();
    QWidget* field(const QString& place, const QString& name, QWidget* widget);
    void heard(QLineEdit* line);
    void heard(QPlainTextEdit* text);
    void heard(QComboBox* box);
    void heard(QTableWidget* table);
    QTableWidget* table(const QString& place, const QString& name, const QStringList& columns);
    QFormLayout* m_fields;
    bool m_filling = false;

  private:
    QLabel* m_faults;
    QMap<QString, QWidget*> m_places;
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
class DimensionForm : public SchemeForm {
    Q_OBJECT
  public:
    explicit DimensionForm(QWidget* parent = nullptr);
    void show(const Dimension& dimension, bool readOnly);
    void read(Dimension& dimension) const;
    /// "A-01, 00:41 to 00:58" at each point that has an example.
    void showExemplars(const QMap<qint64, QString>& texts);

  signals:
    /// The words of a point's example; empty: none.
    void exemplarEdited(qint64 steps, const QString& text);

  private:
    void showAnchors(const Scale& scale, bool readOnly);
    void addItem();
    void removeItem();
    QLineEdit *m_name, *m_id;
    QComboBox *m_role, *m_kind;
    QDoubleSpinBox *m_min, *m_max, *m_step;
    QPlainTextEdit *m_definition, *m_categories;
    QCheckBox *m_favourable, *m_scored;
    QSpinBox* m_evidence;
    QTableWidget *m_anchors, *m_items;
    QWidget* m_itemButtons;
    Scale m_scale; ///< whose points the table shows
    std::vector<Item> m_kept;
    bool m_readOnly = false;
};

/// One row of codes, with a key for each.
class RowForm : public SchemeForm {
    Q_OBJECT
  public:
    explicit RowForm(QWidget* parent = nullptr);
    void show(const Track& track, bool readOnly);
    void read(Track& track) const;

  private:
    QLineEdit *m_name, *m_id;
    QComboBox *m_role, *m_kind;
    QDoubleSpinBox *m_length, *m_offset;
    QCheckBox *m_exclusive, *m_exhaustive;
    QTableWidget* m_codes;
    QWidget* m_buttons;
};

} // namespace attune::ui
