// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/summary/summary_dialog.h"

#include "base/file.h"
#include "report/note_check.h"
#include "report/summary_model.h"
#include "ui/background.h"
#include "ui/file_choice.h"
#include "ui/summary/printing.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QImage>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTimer>
#include <algorithm>

namespace attune::ui {
namespace {

/// More pages than this are not shown, only counted.
constexpr std::size_t mostShown = 40;
constexpr int pageWidth = 520; ///< px at 100 %

struct Format {
    ReportFace face;
    const char* ending;
    const char* words;
};
constexpr Format formats[] = {
    {ReportFace::Html, ".html", QT_TRANSLATE_NOOP("attune::ui::SummaryDialog", "Web page (.html)")},
    {ReportFace::Pdf, ".pdf", QT_TRANSLATE_NOOP("attune::ui::SummaryDialog", "PDF")},
    {ReportFace::Xlsx, ".xlsx", QT_TRANSLATE_NOOP("attune::ui::SummaryDialog", "Workbook (.xlsx)")},
    {ReportFace::Csv, ".csv", QT_TRANSLATE_NOOP("attune::ui::SummaryDialog", "Figures as CSV")},
    {ReportFace::Sav, ".sav", QT_TRANSLATE_NOOP("attune::ui::SummaryDialog", "Figures for SPSS (.sav)")}};

/// What the layout thread gives back.
struct Laid {
    Error error;
    std::size_t pages = 0;
    std::vector<QImage> images;
};

void addOnce(QStringList& list, const std::string& text) {
    if (const QString one = QString::fromStdString(text); !list.contains(one))
        list.append(one);
}

} // namespace

SummaryDialog::SummaryDialog(const Theme& theme, SummaryOffer offer, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_offer(std::move(offer)), m_layout(new Background(this)),
      m_output(new Background(this)), m_pause(new QTimer(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("summary"));
    setWindowTitle(tr("Summary"));
    for (const SummaryNote& note : m_offer.notes)
        for (const std::string& word : wordsLikeNames(note.text))
            addOnce(m_suspects, word);

    auto* pages = new QWidget;
    setGround(pages, "surround");
    m_pages = new QVBoxLayout(pages);
    m_pages->setContentsMargins(24, 24, 24, 24);
    m_pages->setSpacing(16);
    m_pages->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    QScrollArea* preview = makeScroll(pages);
    preview->setObjectName(QStringLiteral("summary.preview"));
    preview->setAccessibleName(tr("Preview of the pages"));
    preview->setFocusPolicy(Qt::StrongFocus);
    preview->setMinimumWidth(160);

    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(makeChoices());
    whole->addWidget(preview, 1);
    const QSize most = (parent ? parent->screen() : screen())->availableSize() - QSize(24, 48); // with its frame
    resize(QSize(theme.px(300) + theme.px(pageWidth + 80), theme.px(680)).boundedTo(most));

    m_pause->setSingleShot(true);
    m_pause->setInterval(120); // several changes in a row are one
    connect(m_pause, &QTimer::timeout, this, &SummaryDialog::showPages);
    aboutChanged();
}

SummaryDialog::~SummaryDialog() = default;

QCheckBox* SummaryDialog::makePart(QVBoxLayout* column, const QString& words, const char* name, bool on) {
    auto* box = new QCheckBox(words);
    box->setObjectName(QLatin1String(name));
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, &SummaryDialog::changed);
    column->addWidget(box);
    return box;
}

QWidget* SummaryDialog::makeChoices() {
    auto* panel = new QWidget;
    setGround(panel, "surface");
    panel->setFixedWidth(m_theme.px(300));
    auto* below = new QVBoxLayout(panel);
    below->setContentsMargins(20, 0, 20, 20);
    below->setSpacing(8);
    auto* choices = new QWidget;
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 20, 8, 8);
    column->setSpacing(8);
    QScrollArea* scroll = makeScroll(choices); // where the text is large and the screen is not
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    below->addWidget(scroll, 1);
    const auto makeBox = [&](const QString& label, const char* name) {
        auto* words = makeLabel(label, "small", "2");
        auto* box = new QComboBox;
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(label);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // as wide as the column
        words->setBuddy(box);
        column->addWidget(words);
        column->addWidget(box);
        return box;
    };
    if (m_offer.own.isEmpty()) {
        m_about = makeBox(tr("Summary of"), "summary.about");
        m_about->addItem(tr("the whole round"), Round);
        m_about->addItem(tr("one rater"), Rater);
        m_about->addItem(tr("all clips: how contested"), Clips);
        m_about->addItem(tr("one clip"), Clip);
        m_about->addItem(tr("the reference set"), Reference);
        m_about->addItem(tr("a plan: how many clips, how many raters"), Plan);
        if (m_offer.rounds)
            m_about->addItem(tr("the cohort, round after round"), Cohort);
        m_which = new QComboBox;
        m_which->setObjectName(QStringLiteral("summary.which"));
        column->addWidget(m_which);
        connect(m_about, &QComboBox::currentIndexChanged, this, &SummaryDialog::aboutChanged);
        connect(m_which, &QComboBox::currentIndexChanged, this, &SummaryDialog::changed);
    } else
        column->addWidget(makeLabel(tr("Your own summary"), "section"));
    column->addSpacing(8);
    column->addWidget(makeLabel(tr("With"), "small", "2"));
    m_pictures = makePart(column, tr("Pictures per dimension"), "summary.pictures", true);
    m_sentences = makePart(column, tr("Sentences to quote"), "summary.sentences", true);
    m_methods = makePart(column, tr("Methods, settings and terms"), "summary.methods", true);
    m_pairs = makePart(column, tr("All paired ratings"), "summary.pairs", true);
    if (!m_offer.notes.empty()) {
        m_notes = makePart(column, tr("My notes"), "summary.notes", false);
        m_warning = makeParagraph({}, "small", "warn");
        m_warning->setObjectName(QStringLiteral("summary.warning"));
        column->addWidget(m_warning);
    }
    column->addWidget(
        makeParagraph(tr("People appear by code only. The figures themselves are always there."), "small", "2"));
    if (m_offer.own.isEmpty())
        makeStudy(column);
    column->addSpacing(8);
    m_paper = makeBox(tr("Paper"), "summary.paper");
    m_paper->addItem(tr("A4"), static_cast<int>(PaperSize::A4));
    m_paper->addItem(tr("Letter"), static_cast<int>(PaperSize::Letter));
    connect(m_paper, &QComboBox::currentIndexChanged, this, &SummaryDialog::changed);
    m_format = makeBox(tr("Save as"), "summary.format");
    column->addStretch();
    m_state = makeParagraph({}, "small", "2");
    m_state->setObjectName(QStringLiteral("summary.state"));
    below->addWidget(m_state);
    m_save = makeButton(tr("Save…"), "primary");
    m_save->setObjectName(QStringLiteral("summary.save"));
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &SummaryDialog::save);
    m_print = makeButton(tr("Print…"));
    m_print->setObjectName(QStringLiteral("summary.print"));
    connect(m_print, &QPushButton::clicked, this, &SummaryDialog::print);
    auto* close = makeButton(tr("Close"), "quiet");
    close->setObjectName(QStringLiteral("summary.close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_save, m_print, close})
        buttons->addWidget(button);
    below->addLayout(buttons);
    return panel;
}

/// What a board asks for and nobody but the trainer knows.
void SummaryDialog::makeStudy(QVBoxLayout* column) {
    const auto make = [&](const QString& label, const QString& hint, const char* name, const std::string& now) {
        auto* line = new QLineEdit(QString::fromStdString(now));
        line->setObjectName(QLatin1String(name));
        line->setAccessibleName(label);
        line->setPlaceholderText(hint);
        line->setMaxLength(1000);
        line->setCursorPosition(0); // its beginning is seen
        auto* words = makeLabel(label, "small", "2");
        words->setBuddy(line);
        column->addWidget(words);
        column->addWidget(line);
        connect(line, &QLineEdit::textChanged, this, &SummaryDialog::changed);
        return line;
    };
    column->addSpacing(8);
    const StudyDescription& study = m_offer.report->study;
    m_population =
        make(tr("Population"), tr("who the families are, e.g. 40 dyads"), "summary.population", study.population);
    m_sampling = make(tr("Sampling"), tr("how the clips were chosen"), "summary.sampling", study.sampling);
}

SummaryDialog::Choice SummaryDialog::choice() const {
    Choice out;
    out.about = m_about ? static_cast<About>(m_about->currentData().toInt()) : Rater;
    out.which = (m_about ? m_which->currentText() : m_offer.own).toStdString();
    const StudyDescription& study = m_offer.report->study;
    out.population = m_population ? m_population->text().trimmed().toStdString() : study.population;
    out.sampling = m_sampling ? m_sampling->text().trimmed().toStdString() : study.sampling;
    out.parts.plainPage = out.about == Rater;
    out.parts.pictures = m_pictures->isChecked();
    out.parts.sentences = m_sentences->isChecked();
    out.parts.methods = m_methods->isChecked();
    out.parts.pairedRatings = m_pairs->isChecked();
    if (m_notes && m_notes->isChecked())
        out.parts.notes = m_offer.notes;
    out.paper = static_cast<PaperSize>(m_paper->currentData().toInt());
    return out;
}

std::function<Result<std::string>(ReportFace)> SummaryDialog::maker() const {
    return [offer = m_offer, rounds = m_rounds, choice = choice()](ReportFace face) -> Result<std::string> {
        if (choice.about == Cohort)
            return cohortFor(offer, *rounds, choice, face);
        const StudyDescription& study = offer.report->study;
        if (choice.population == study.population && choice.sampling == study.sampling)
            return bytesFor(*offer.report, choice, face);
        AgreementReport described = *offer.report;
        described.study.population = choice.population;
        described.study.sampling = choice.sampling;
        return bytesFor(described, choice, face);
    };
}

Result<std::string> SummaryDialog::cohortFor(const SummaryOffer& offer, Rounds& rounds, const Choice& choice,
                                             ReportFace face) {
    const std::lock_guard once(rounds.lock);
    if (!rounds.waves)
        rounds.waves = offer.rounds();
    if (!*rounds.waves)
        return std::unexpected(rounds.waves->error());
    // The words in the dialog are about this round; the others keep their own.
    for (CohortWave& wave : **rounds.waves)
        if (wave.report.study.title == offer.report->study.title) {
            wave.report.study.population = choice.population;
            wave.report.study.sampling = choice.sampling;
        }
    const auto summary = cohortSummary(**rounds.waves);
    if (!summary)
        return std::unexpected(summary.error());
    return bytesOf(*summary, face, choice.paper);
}

Result<std::string> SummaryDialog::bytesFor(const AgreementReport& report, const Choice& choice, ReportFace face) {
    const auto kind = [&](const Result<KindSummary>& summary) -> Result<std::string> {
        if (!summary)
            return std::unexpected(summary.error());
        return bytesOf(*summary, face, choice.paper);
    };
    switch (choice.about) {
    case Rater: {
        const auto own = aboutRater(report, choice.which);
        if (!own)
            return std::unexpected(own.error());
        return bytesOf(*own, face, choice.paper, choice.parts);
    }
    case Clips:
        return kind(clipSummary(report, {}));
    case Clip:
        return kind(clipSummary(report, choice.which));
    case Reference:
        return kind(referenceSummary(referenceSet(report)));
    case Plan:
        return kind(planningSheet(report));
    case Cohort:
    case Round:
        break;
    }
    return bytesOf(report, face, choice.paper, choice.parts);
}

void SummaryDialog::aboutChanged() {
    const About about = choice().about;
    if (m_which) {
        QStringList which;
        if (about == Rater)
            for (const auto& pair : m_offer.report->pairs)
                addOnce(which, pair.a);
        if (about == Clip)
            for (const ClipScores& scores : clipScores(*m_offer.report))
                addOnce(which, scores.clip);
        which.sort();
        const QSignalBlocker quiet(m_which);
        m_which->clear();
        m_which->addItems(which);
        m_which->setVisible(!which.isEmpty());
        m_which->setAccessibleName(about == Rater ? tr("Rater") : tr("Clip"));
    }
    const bool figures = about == Round || about == Rater;
    for (QCheckBox* part : {m_pictures, m_sentences, m_methods, m_pairs})
        part->setEnabled(figures);
    const int before = std::max(0, m_format->currentIndex());
    m_format->clear();
    for (const Format& format : formats)
        if (figures || format.face != ReportFace::Sav)
            m_format->addItem(tr(format.words), static_cast<int>(&format - formats));
    m_format->setCurrentIndex(std::min(before, m_format->count() - 1));
    changed();
}

void SummaryDialog::changed() {
    if (m_warning) {
        m_warning->setVisible(m_notes->isChecked());
        m_warning->setText(m_suspects.isEmpty() ? tr("Read the notes through before they leave the house.")
                                                : tr("Look at these words before the notes leave the house: %1.")
                                                      .arg(m_suspects.mid(0, 12).join(QStringLiteral(", "))));
    }
    m_pause->start();
}

void SummaryDialog::showPages() {
    m_layout->cancel();
    m_shown = 0;
    m_state->setText(choice().about == Cohort ? tr("Working out every round") : tr("Laying out the pages"));
    const double pixels = m_theme.px(pageWidth) * devicePixelRatioF() / (210 / 25.4 * 72);
    m_layout->run(
        [this, make = maker(), paper = choice().paper, pixels](const std::stop_token& stop) -> Background::Then {
            auto laid = std::make_shared<Laid>();
            const auto html = make(ReportFace::Html);
            if (!html)
                laid->error = html.error();
            else if (!stop.stop_requested()) {
                auto drawn = picturesOfDocument(*html, paper, pixels, 0, mostShown);
                if (!drawn)
                    laid->error = drawn.error();
                else {
                    laid->pages = drawn->pages;
                    for (const PagePicture& page : drawn->pictures)
                        laid->images.push_back(QImage(reinterpret_cast<const uchar*>(page.pixels.data()), page.width,
                                                      page.height, qsizetype{page.width} * 4, QImage::Format_RGB32)
                                                   .copy());
                }
            }
            return [this, laid] {
                clearLayout(m_pages);
                if (laid->images.empty()) {
                    m_state->setText(Words::of(laid->error));
                    return;
                }
                for (std::size_t i = 0; i < laid->images.size(); ++i) {
                    auto* page = new QLabel;
                    QPixmap picture = QPixmap::fromImage(laid->images[i]);
                    picture.setDevicePixelRatio(devicePixelRatioF());
                    page->setPixmap(picture);
                    page->setAccessibleName(tr("Page %1 of %2").arg(i + 1).arg(laid->pages));
                    m_pages->addWidget(page);
                }
                m_shown = static_cast<int>(laid->images.size());
                QString words = laid->pages == 1 ? tr("One page.") : tr("%1 pages.").arg(laid->pages);
                if (laid->pages > laid->images.size())
                    words += QLatin1Char(' ') + tr("The first %1 are shown.").arg(laid->images.size());
                m_state->setText(words);
            };
        });
}

bool SummaryDialog::notesMayGo() {
    if (!m_notes || !m_notes->isChecked() || m_suspects.isEmpty())
        return true;
    return askFirst(
        this,
        tr("The notes may tell who somebody is. Words to look at: %1.").arg(m_suspects.join(QStringLiteral(", "))),
        tr("Go on with the notes"), tr("Back"));
}

void SummaryDialog::save() {
    if (!notesMayGo())
        return;
    const Format& format = formats[m_format->currentData().toInt()];
    const QString file = chooseFileToSave(this, tr("Save the summary"), m_offer.fileName + QLatin1String(format.ending),
                                          summaryFilter());
    if (file.isEmpty())
        return;
    m_save->setEnabled(false);
    m_output->run([this, make = maker(), file, face = format.face](const std::stop_token&) -> Background::Then {
        const std::filesystem::path path(file.toStdString());
        const auto bytes = make(faceOf(path).value_or(face));
        // Replacing was agreed to in the dialog.
        const Status done =
            bytes ? writeFileAtomic(path, *bytes, Overwrite::Allow) : Status(std::unexpected(bytes.error()));
        return [this, done, file] {
            m_save->setEnabled(true);
            emit told(done ? tr("The summary lies at %1.").arg(QDir::toNativeSeparators(file))
                           : Words::of(done.error()),
                      !done);
            emit saved(done.has_value());
            if (done)
                accept();
            else
                m_state->setText(Words::of(done.error()));
        };
    });
}

void SummaryDialog::print() {
    if (!notesMayGo())
        return;
    auto work = choosePrinter(this, choice().paper);
    if (!work)
        return;
    m_print->setEnabled(false);
    m_state->setText(tr("Printing"));
    m_output->run([this, make = maker(), work = std::move(work)](const std::stop_token&) -> Background::Then {
        const auto html = make(ReportFace::Html);
        const Status done = html ? work(*html) : Status(std::unexpected(html.error()));
        return [this, done] {
            m_print->setEnabled(true);
            const QString words = done ? tr("The summary was sent to the printer.") : Words::of(done.error());
            m_state->setText(words);
            emit told(words, !done);
        };
    });
}

} // namespace attune::ui
