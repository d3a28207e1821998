// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/codes_door.h"

#include "base/file.h"
#include "ui/background.h"
#include "ui/calibrate/tables.h"
#include "ui/file_choice.h"
#include "ui/shell/overlay.h"
#include "ui/store_work.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QCheckBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>

namespace attune::ui {
namespace {

QString inWords(const std::string& text) { return QString::fromStdString(text); }

/// "1 code" or "12 codes".
QString codesInWords(std::size_t n) {
    return n == 1 ? ImportCodesPanel::tr("1 code") : ImportCodesPanel::tr("%1 codes").arg(n);
}

QString planInWords(const CodesImported& outcome) {
    const ImportPlan& plan = outcome.plan;
    QStringList clips;
    for (const auto& session : plan.kept.sessions) {
        const bool fresh =
            std::ranges::any_of(plan.newClips, [&](const Clip& clip) { return clip.id == session.clip; });
        clips << (fresh ? ImportCodesPanel::tr("%1 (new)") : QStringLiteral("%1")).arg(inWords(session.clip.value));
    }
    QStringList coders;
    for (const RaterId& coder : plan.coders)
        coders << inWords(coder.value);
    QString out = ImportCodesPanel::tr("%1 by %2 on clip %3.")
                      .arg(codesInWords(plan.segments),
                           coders.isEmpty() ? QStringLiteral("–") : coders.join(QStringLiteral(", ")),
                           clips.mid(0, 8).join(QStringLiteral(", ")));
    if (clips.size() > 8)
        out += QLatin1Char(' ') + ImportCodesPanel::tr("%1 clips in all.").arg(clips.size());
    if (plan.keptAside > 0)
        out += QLatin1Char(' ') +
               ImportCodesPanel::tr("In the kept file only: %1, see below.").arg(codesInWords(plan.keptAside));
    return out;
}

} // namespace

ImportCodesPanel::ImportCodesPanel(const Theme& theme, Session& session, std::filesystem::path file)
    : FilePanel(theme, session, std::move(file), QStringLiteral("importCodes"), tr("Import codes"),
                makeTable({tr("Where"), tr("What")}, {}, 1)),
      m_state(makeLabel(tr("Nothing has been imported yet."), "small", "3")),
      m_coder(new QLineEdit(inWords(session.person().id.value))), m_mend(new QCheckBox(tr("Put slips right"))),
      m_scheme(new QCheckBox(tr("Make a coding scheme of its codes"))), m_import(makeButton(tr("Import"), "primary")),
      m_back(makeButton(tr("Take it back"))), m_leave(makeButton(tr("Leave it"), "quiet")) {
    m_state->setObjectName(QStringLiteral("importCodes.state"));
    m_table->setObjectName(QStringLiteral("importCodes.issues"));
    m_table->setAccessibleName(tr("What is unusual in the file"));
    m_coder->setObjectName(QStringLiteral("importCodes.coder"));
    m_coder->setAccessibleName(tr("Whose codes those are that name nobody"));
    m_mend->setObjectName(QStringLiteral("importCodes.mend"));
    m_mend->setToolTip(tr("Ends before starts are swapped, codes that never stop end with the session, of two that "
                          "overlap the earlier ends, and what sticks out of its clip is cut."));
    m_scheme->setObjectName(QStringLiteral("importCodes.scheme"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->addRow(makeLabel(tr("Codes that name nobody are by"), "label", "2"), m_coder);
    m_middle->addLayout(form);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(24);
    choices->addWidget(m_mend);
    choices->addWidget(m_scheme);
    choices->addStretch();
    m_middle->addLayout(choices);
    m_buttons->addWidget(m_state);
    m_buttons->addStretch();
    m_leave->setObjectName(QStringLiteral("importCodes.leave"));
    m_import->setObjectName(QStringLiteral("importCodes.import"));
    m_back->setObjectName(QStringLiteral("importCodes.back"));
    m_import->setEnabled(false);
    m_import->setProperty("firstFocus", true);
    m_back->hide();
    connect(m_leave, &QPushButton::clicked, this, &ImportCodesPanel::leave);
    connect(m_back, &QPushButton::clicked, this, &ImportCodesPanel::takeBack);
    connect(m_import, &QPushButton::clicked, this, [this] { run(false); });
    for (QPushButton* button : {m_back, m_leave, m_import})
        m_buttons->addWidget(button);
    connect(m_coder, &QLineEdit::editingFinished, this, &ImportCodesPanel::look);
    connect(m_mend, &QCheckBox::toggled, this, &ImportCodesPanel::look);
    connect(m_scheme, &QCheckBox::toggled, this, &ImportCodesPanel::look);
    look();
}

void ImportCodesPanel::leave() {
    if (m_sentence.isEmpty())
        emit closeRequested();
    else
        emit done(m_sentence);
}

void ImportCodesPanel::run(bool dryRun) {
    if (!m_sentence.isEmpty())
        return;
    m_ready = false;
    m_import->setEnabled(false);
    CodeImport how;
    how.file = m_file;
    how.library = m_session.libraryPath();
    if (const QString coder = m_coder->text().trimmed(); !coder.isEmpty())
        how.coder = RaterId(coder.toStdString());
    how.mend = m_mend->isChecked();
    how.scheme = m_scheme->isChecked();
    how.dryRun = dryRun;
    m_work->cancel(); // an earlier look
    runOnStore<CodesImported>(
        *m_work, m_session, [how, who = m_session.viewer()](Library& store) { return importCodes(store, who, how); },
        [this, dryRun](Result<CodesImported>& outcome) { show(outcome, dryRun); });
}

void ImportCodesPanel::show(const Result<CodesImported>& outcome, bool dryRun) {
    m_ready = true;
    if (!outcome)
        return refuse(tr("%1 cannot be imported").arg(fileName()), Words::of(outcome.error()));
    accept();
    m_head->setText(planInWords(*outcome));
    m_table->setRowCount(static_cast<int>(outcome->issues.size()));
    int row = 0;
    for (const TimedIssue& issue : outcome->issues) {
        m_table->setItem(row, 0, new QTableWidgetItem(Words::of(issue.place)));
        auto* what = new QTableWidgetItem(issue.mended ? tr("%1 (put right)").arg(Words::of(issue.message))
                                                       : Words::of(issue.message));
        what->setToolTip(what->text());
        m_table->setItem(row++, 1, what);
    }
    m_table->resizeColumnToContents(0);
    if (dryRun) {
        m_import->setEnabled(outcome->plan.segments > 0 || outcome->scheme);
        m_import->setText(outcome->plan.segments > 0 ? tr("Import %1").arg(codesInWords(outcome->plan.segments))
                                                     : tr("Import"));
        m_state->setText(outcome->issues.empty() ? tr("Nothing has been imported yet.")
                         : outcome->issues.size() == 1
                             ? tr("One thing to look at. Nothing has been imported yet.")
                             : tr("%1 things to look at. Nothing has been imported yet.").arg(outcome->issues.size()));
        return;
    }
    m_sentence = tr("Imported: %1 from %2.").arg(codesInWords(outcome->plan.segments), fileName());
    m_state->setText(m_sentence);
    for (QWidget* choice : std::initializer_list<QWidget*>{m_coder, m_mend, m_scheme, m_import})
        choice->setEnabled(false);
    m_back->setVisible(outcome->seq.has_value());
    m_leave->setText(tr("Done"));
    m_leave->setFocus();
}

void ImportCodesPanel::takeBack() {
    m_back->setEnabled(false);
    const auto store = m_session.openStore();
    const auto undone = store ? (*store)->undo(m_session.viewer(), {}) : std::unexpected(store.error());
    if (!undone) {
        m_problem->setText(Words::of(undone.error()));
        m_problem->show();
        return;
    }
    m_sentence = tr("The import was taken back.");
    m_state->setText(m_sentence);
    m_back->hide();
}

void CodesDoor::import() const {
    const QString file = chooseFileToOpen(
        window, ImportCodesPanel::tr("Import codes"),
        ImportCodesPanel::tr("Files with timed codes (*.eaf *.etf *.boris *.boris.gz *.opf *.textgrid *.TextGrid *.sds "
                             "*.vtt *.srt *.csv *.tsv *.xlsx *.sav *.otx);;All files (*)"));
    if (file.isEmpty())
        return;
    auto* panel = new ImportCodesPanel(theme, session, std::filesystem::path(file.toStdString()));
    QObject::connect(panel, &ImportCodesPanel::closeRequested, &overlay, &Overlay::close);
    QObject::connect(
        panel, &ImportCodesPanel::done, window,
        [tell = tell, renew = renew](const QString& sentence) {
            renew();
            tell(sentence, false);
        },
        Qt::QueuedConnection); // the panel goes with the rooms
    overlay.open(panel, QSize(760, 560), 0);
}

void CodesDoor::save() const {
    const QString folder = QString::fromStdString(session.libraryPath().parent_path().string());
    const QString file = chooseFileToSave(
        window, ImportCodesPanel::tr("Save timed codes"), folder + QStringLiteral("/codes.eaf"),
        ImportCodesPanel::tr("ELAN (*.eaf);;BORIS (*.boris);;Datavyu (*.opf);;Praat (*.textgrid);;GSEQ (*.sds);;"
                             "Captions (*.vtt);;Captions (*.srt);;Table (*.csv);;Workbook (*.xlsx);;SPSS (*.sav)"));
    if (file.isEmpty())
        return;
    const std::filesystem::path path(file.toStdString());
    const auto written = [&]() -> Result<CodesExported> {
        const TimedFormat* format = formatOfName(path.filename().string());
        if (!format || !format->write)
            return fail(ErrorCode::Invalid, "the ending does not say which format is meant", path.string(),
                        "choose one of the kinds in the list");
        const auto store = session.openStore();
        if (!store)
            return std::unexpected(store.error());
        CodeExport how;
        how.title = path.stem().string();
        how.format = format->id;
        how.library = session.libraryPath();
        auto out = exportCodes(**store, session.viewer(), how);
        if (!out)
            return out;
        if (auto saved = writeFileAtomic(path, out->bytes, Overwrite::Allow); !saved) // agreed to in the dialog
            return std::unexpected(saved.error());
        if (auto noted = (*store)->note(session.viewer(), "exported", {}, "timed codes as " + path.filename().string());
            !noted)
            return std::unexpected(noted.error());
        return out;
    }();
    if (!written)
        return tell(Words::of(written.error()), true);
    QString sentence =
        ImportCodesPanel::tr("%1 lie at %2.").arg(codesInWords(written->rows), QDir::toNativeSeparators(file));
    for (std::size_t i = 0; i < written->warnings.size() && i < 2; ++i)
        sentence += QLatin1Char(' ') + Words::of(written->warnings[i]) + QLatin1Char('.');
    tell(sentence, false);
}

} // namespace attune::ui
