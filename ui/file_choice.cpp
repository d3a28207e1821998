// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_choice.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QVariant>

namespace attune::ui {
namespace {

QVariant takeOnce(const char* name) {
    const QVariant value = qApp->property(name);
    qApp->setProperty(name, {});
    return value;
}

} // namespace

QString chooseFileToOpen(QWidget* parent, const QString& title, const QString& filter) {
    if (const QVariant next = takeOnce("nextFile"); next.isValid())
        return next.toString();
    return QFileDialog::getOpenFileName(parent, title, {}, filter, nullptr, QFileDialog::DontUseNativeDialog);
}

QString chooseFileToSave(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter) {
    QString path;
    if (const QVariant next = takeOnce("nextFile"); next.isValid())
        path = next.toString();
    else
        path = QFileDialog::getSaveFileName(parent, title, suggestion, filter, nullptr,
                                            QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty() && QFileInfo::exists(path) &&
        !askFirst(parent,
                  QStringLiteral("There is a file named %1 already. Replace it?").arg(QFileInfo(path).fileName()),
                  QStringLiteral("Replace"), QStringLiteral("Keep it")))
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
    return QStringLiteral("Video and sound (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.mts *.m2ts *.3gp *.ogv "
                          "*.wmv *.mp3 *.wav *.m4a *.flac *.ogg);;All files (*)");
}

} // namespace attune::ui
