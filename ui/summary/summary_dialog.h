// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/summary_kinds.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace attune::ui {

class Background;

/// What a summary can be made from.
struct SummaryOffer {
    std::shared_ptr<const AgreementReport> report;
    QString own;                    ///< set: the reader's own code; nothing about others can be chosen
    std::vector<SummaryNote> notes; ///< that may be added
    QString fileName;               ///< suggested, with its folder, without ending
};

/// Chooses what a summary is about and what it holds, shows its pages as they will be, saves or prints it. Deletes
/// itself when closed.
class SummaryDialog : public QDialog {
    Q_OBJECT
  public:
    SummaryDialog(const Theme& theme, SummaryOffer offer, QWidget* parent);
    ~SummaryDialog() override;

    /// Pages on show; 0 while they are being laid out.
    [[nodiscard]] int pagesShown() const { return m_shown; }

  signals:
    /// Something was saved or printed, or why not.
    void told(const QString& words, bool wrong);
    void saved(bool done);

  private:
    enum About { Round, Rater, Clips, Clip, Reference };
    struct Choice {
        About about = Round;
        std::string which;
        SummaryParts parts;
        PaperSize paper = PaperSize::A4;
    };
    static Result<std::string> bytesFor(const AgreementReport& report, const Choice& choice, ReportFace face);

    QWidget* makeChoices();
    QCheckBox* makePart(QVBoxLayout* column, const QString& words, const char* name, bool on);
    [[nodiscard]] Choice choice() const;
    void aboutChanged();
    void changed();
    void showPages();
    /// Asks when notes are to go out that may name somebody.
    [[nodiscard]] bool notesMayGo();
    void save();
    void print();

    const Theme& m_theme;
    const SummaryOffer m_offer;
    QStringList m_suspects; ///< words of the notes that look like names
    Background *m_layout, *m_output;
    QTimer* m_pause;
    QComboBox *m_about = nullptr, *m_which = nullptr, *m_format = nullptr, *m_paper = nullptr;
    QCheckBox *m_pictures = nullptr, *m_sentences = nullptr, *m_methods = nullptr, *m_pairs = nullptr,
              *m_notes = nullptr;
    QLabel *m_warning = nullptr, *m_state = nullptr;
    QPushButton *m_save = nullptr, *m_print = nullptr;
    QVBoxLayout* m_pages = nullptr;
    int m_shown = 0;
};

} // namespace attune::ui
