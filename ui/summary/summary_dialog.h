// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/summary_kinds.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
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
    /// The rounds of the library, the earliest first, for a cohort over time; called once, on another thread. Empty:
    /// there is no such choice.
    std::function<Result<std::vector<CohortWave>>()> rounds{};
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
    enum About { Round, Rater, Clips, Clip, Reference, Cohort, Plan };
    struct Choice {
        About about = Round;
        std::string which;
        std::string population, sampling; ///< as written in the dialog
        SummaryParts parts;
        PaperSize paper = PaperSize::A4;
    };
    /// The rounds, once worked out.
    struct Rounds {
        std::mutex lock;
        std::optional<Result<std::vector<CohortWave>>> waves;
    };
    /// Makes a file on another thread.
    [[nodiscard]] std::function<Result<std::string>(ReportFace)> maker() const;
    static Result<std::string> bytesFor(const AgreementReport& report, const Choice& choice, ReportFace face);
    static Result<std::string> cohortFor(const SummaryOffer& offer, Rounds& rounds, const Choice& choice,
                                         ReportFace face);

    QWidget* makeChoices();
    void makeStudy(QVBoxLayout* column);
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
    const std::shared_ptr<Rounds> m_rounds = std::make_shared<Rounds>();
    QStringList m_suspects; ///< words of the notes that look like names
    Background *m_layout, *m_output;
    QTimer* m_pause;
    QComboBox *m_about = nullptr, *m_which = nullptr, *m_format = nullptr, *m_paper = nullptr;
    QCheckBox *m_pictures = nullptr, *m_sentences = nullptr, *m_methods = nullptr, *m_pairs = nullptr,
              *m_notes = nullptr;
    QLineEdit *m_population = nullptr, *m_sampling = nullptr;
    QLabel *m_warning = nullptr, *m_state = nullptr;
    QPushButton *m_save = nullptr, *m_print = nullptr;
    QVBoxLayout* m_pages = nullptr;
    int m_shown = 0;
};

} // namespace attune::ui
