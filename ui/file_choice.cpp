// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_choice.h"

#include "ui/words.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QVariant>

namespace attune::ui {
namespace {

QVariant takeOnce(const char* name) {
    const QVariant value = qApp->property(name);
    qApp->setProperty(name, {});
    return value;
}

/// "*.html" of "Web page (*.html)".
QString endingOf(const QString& filter) {
    static const QRegularExpression first(QStringLiteral("\\(\\*(\\.[a-z0-9]+)"));
    return first.match(filter).captured(1);
}

/// A name that ends like another of the kinds offered, or like none, gets the ending of the kind chosen.
QString withEndingOf(const QString& path, const QString& chosen, const QString& filter) {
    const QString ending = endingOf(chosen);
    if (path.isEmpty() || ending.isEmpty() || path.endsWith(ending, Qt::CaseInsensitive))
        return path;
    for (const QString& kind : filter.split(QStringLiteral(";;")))
        if (const QString other = endingOf(kind); !other.isEmpty() && path.endsWith(other, Qt::CaseInsensitive))
            return path.chopped(other.size()) + ending;
    return path + ending;
}

} // namespace

QString chooseFileToOpen(QWidget* parent, const QString& title, const QString& filter) {
    if (const QVariant next = takeOnce("nextFile"); next.isValid())
        return next.toString();
    return QFileDialog::getOpenFileName(parent, title, {}, filter, nullptr, QFileDialog::DontUseNativeDialog);
}

QString chooseFolder(QWidget* parent, const QString& title) {
    if (const QVariant next = takeOnce("nextFile"); next.isValid())
        return next.toString();
    return QFileDialog::getExistingDirectory(parent, title, {},
                                             QFileDialog::ShowDirsOnly | QFileDialog::DontUseNativeDialog);
}

QString chooseFileToSave(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter) {
    QString path;
    if (const QVariant next = takeOnce("nextFile"); next.isValid())
        path = next.toString();
    else {
        QString chosen;
        path = QFileDialog::getSaveFileName(parent, title, suggestion, filter, &chosen,
                                            QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite);
        path = withEndingOf(path, chosen, filter);
    }
    if (!path.isEmpty() && QFileInfo::exists(path) &&
        !askFirst(parent, Words::tr("There is a file named %1 already. Replace it?").arg(QFileInfo(path).fileName()),
                  Words::tr("Replace"), Words::tr("Keep it")))
        return {};
    return path;
}

bool askFirst(QWidget* parent, const QString& question, const QString& yes, const QString& no) {
    if (const QVariant next = takeOnce("nextAnswer"); next.isValid())
        return next.toBool();
    QMessageBox box(parent);
    box.setText(question);
    QPushButton* go = box.addButton(yes, QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(no, QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == go;
}

QString mediaFilter() {
    return Words::tr("Video and sound (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.mts *.m2ts *.3gp *.ogv "
                     "*.wmv *.mp3 *.wav *.m4a *.flac *.ogg);;All files (*)");
}

QString summaryFilter() {
    return Words::tr("Web page (*.html);;PDF (*.pdf);;Workbook (*.xlsx);;Every figure as CSV (*.csv);;"
                     "Every figure for SPSS (*.sav)");
}

} // namespace attune::ui
