// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/player.h"
#include "ui/coding/code_room.h"
#include "ui/main_window.h"
#include "ui/player/picture_view.h"
#include "ui/player/player_bridge.h"
#include "ui/preferences.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QtTest>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <memory>

namespace attune::test {

/// The real window on a real library, driven by keys and mouse as a person would, read by what it shows.
class WindowDriver {
  public:
    explicit WindowDriver(const std::filesystem::path& library, const char* rater) : WindowDriver() {
        m_window.openLibrary(library, RaterId(rater));
        EXPECT_TRUE(until([&] { return m_window.currentRoom() != nullptr; }));
    }
    /// On the welcome page.
    WindowDriver() : m_preferences(QString()), m_window(m_theme, m_preferences, ui::realLibraryDoor()) {
        m_theme.setAppearance(ui::Appearance::Light);
        m_window.resize(1440, 900);
        m_window.show();
        m_window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_window));
    }

    ui::MainWindow& window() { return m_window; }
    ui::Theme& theme() { return m_theme; }
    [[nodiscard]] QString room() const { return m_window.currentRoom() ? m_window.currentRoom()->name() : QString(); }

    /// Runs the window until the condition holds; false after a long time.
    static bool until(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 60'000); }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    void click(QWidget* widget) {
        ASSERT_NE(widget, nullptr);
        ASSERT_TRUE(widget->isVisible()) << qPrintable(widget->objectName());
        ASSERT_TRUE(widget->isEnabled()) << qPrintable(widget->objectName());
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void click(const char* objectName) {
        auto* widget = find<QWidget>(objectName);
        ASSERT_NE(widget, nullptr) << objectName;
        click(widget);
    }
    /// The visible one of that name.
    template <typename T> T* find(const char* objectName) {
        T* hidden = nullptr;
        for (T* widget : m_window.findChildren<T*>(QLatin1String(objectName))) {
            if (widget->isVisible())
                return widget;
            hidden = widget;
        }
        return hidden;
    }
    /// Lets a file fall on the window.
    void drop(const std::filesystem::path& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_window, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent fall(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_window, &fall);
    }
    /// The file the next dialog gives.
    static void nextFile(const std::filesystem::path& file) {
        qApp->setProperty("nextFile", QString::fromStdString(file.string()));
    }
    /// Text of the visible label.
    QString text(const char* objectName) {
        auto* label = find<QLabel>(objectName);
        return label ? label->text() : QString();
    }

    ui::CodeRoom* code() { return dynamic_cast<ui::CodeRoom*>(m_window.room(QStringLiteral("code"))); }

    /// Double click on a clip's card.
    void openCard(const QString& alias) {
        auto* cards = find<QAbstractItemView>("clips.cards");
        ASSERT_NE(cards, nullptr);
        for (int row = 0; row < cards->model()->rowCount(); ++row) {
            const QModelIndex index = cards->model()->index(row, 0);
            if (index.data().toString() != alias)
                continue;
            // A list that is made anew between two clicks takes the second for a first one: then once more, as one
            // does.
            bool opened = false;
            const auto heard = QObject::connect(cards, &QAbstractItemView::doubleClicked, [&] { opened = true; });
            for (int tries = 0; !opened && tries < 5; ++tries) {
                const QModelIndex now = cards->model()->index(row, 0);
                cards->scrollTo(now);
                QTest::mouseDClick(cards->viewport(), Qt::LeftButton, {}, cards->visualRect(now).center());
            }
            QObject::disconnect(heard);
            EXPECT_TRUE(opened) << qPrintable(alias);
            return;
        }
        FAIL() << "no card " << qPrintable(alias);
    }

    /// The window's own pixels.
    QImage pixels() { return m_window.grab().toImage().convertToFormat(QImage::Format_RGB32); }

  private:
    QWidget* focus() {
        QWidget* widget = QApplication::focusWidget();
        return widget ? widget : &m_window;
    }

    ui::Theme m_theme;
    ui::Preferences m_preferences;
    ui::MainWindow m_window;
};

} // namespace attune::test
