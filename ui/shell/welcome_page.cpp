// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.h"

#include "ui/shell/rail.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QSvgRenderer>

namespace attune::ui {
namespace {

/// The drawn family of the sample clips.
class Scene : public QWidget {
  public:
    Scene() : m_drawing(QStringLiteral(":/attune/icons/scene.svg")) {
        setAccessibleName(Words::tr("Drawing: a caregiver and a child build a tower of blocks on a rug"));
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath frame;
        frame.addRoundedRect(rect(), 12, 12);
        painter.setClipPath(frame);
        m_drawing.render(&painter, rect());
    }

  private:
    QSvgRenderer m_drawing;
};

} // namespace

WelcomePage::WelcomePage(const Theme& theme, const QString& lead, const QStringList& recent, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_text(new QWidget), m_scene(new Scene), m_rooms(new QWidget),
      m_problem(makeParagraph({}, "", "warn")) {
    setObjectName(QStringLiteral("welcome"));
    setGround(this, "surface");

    auto* text = new QVBoxLayout(m_text);
    text->setContentsMargins(4, 4, 4, 4);
    text->setSpacing(16);
    auto* problemBox = new QFrame;
    problemBox->setProperty("look", QStringLiteral("problem"));
    auto* problemRow = new QHBoxLayout(problemBox);
    problemRow->setContentsMargins(12, 8, 12, 8);
    problemRow->setSpacing(8);
    problemRow->addWidget(makeIcon(theme, QStringLiteral("warning"), Token::DisagreeInk), 0, Qt::AlignTop);
    problemRow->addWidget(m_problem, 1);
    problemBox->setObjectName(QStringLiteral("welcome.problemBox"));
    m_problem->setObjectName(QStringLiteral("welcome.problem"));
    problemBox->hide();
    text->addWidget(problemBox);
    text->addWidget(
        makeParagraph(tr("Watch a clip, mark what you saw, rate it, then see where you differ."), "display"));
    text->addWidget(makeParagraph(lead + QLatin1Char(' ') +
                                      tr("The sample round has twelve short animated clips and a "
                                         "reference, so you can try everything before you add a real "
                                         "one."),
                                  "lead", "2"));
    text->addSpacing(16);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    QPushButton* sample = makeButton(tr("Open the sample round"), "primary");
    sample->setObjectName(QStringLiteral("welcome.sample"));
    QPushButton* add = makeButton(tr("Add your own clip…"));
    add->setObjectName(QStringLiteral("welcome.add"));
    for (QPushButton* button : {sample, add}) {
        button->setProperty("extent", QStringLiteral("large"));
        buttons->addWidget(button);
    }
    buttons->addStretch();
    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(add, &QPushButton::clicked, this, &WelcomePage::addRequested);
    text->addLayout(buttons);
    text->addSpacing(8);
    text->addWidget(
        makeParagraph(tr("Nothing leaves this computer. A video can also be dragged onto this window."), "", "3"));
    if (!recent.isEmpty())
        text->addWidget(makeLabel(tr("Opened lately"), "label"));
    auto* list = new QVBoxLayout;
    list->setSpacing(4);
    for (const QString& path : recent) {
        QPushButton* open = makeButton(QFileInfo(path).completeBaseName(), "link");
        open->setObjectName(QStringLiteral("welcome.recent"));
        open->setToolTip(path);
        open->setAccessibleName(tr("Open %1").arg(path));
        list->addWidget(open, 0, Qt::AlignLeft);
        connect(open, &QPushButton::clicked, this, [this, path] { emit libraryRequested(path); });
    }
    QPushButton* other = makeButton(tr("Open another library…"), "link");
    other->setObjectName(QStringLiteral("welcome.open"));
    connect(other, &QPushButton::clicked, this, &WelcomePage::openRequested);
    list->addWidget(other, 0, Qt::AlignLeft);
    text->addLayout(list);
    text->addStretch();
    setFocusProxy(sample);

    auto* rooms = new QVBoxLayout(m_rooms);
    rooms->setContentsMargins(0, 0, 0, 0);
    rooms->setSpacing(20);
    rooms->addWidget(makeLine());
    auto* row = new QHBoxLayout;
    row->setSpacing(48);
    for (const auto& [icon, name, words] :
         {std::tuple{"code", Rail::title(QStringLiteral("code")),
                     tr("Step by frame, mark evidence, score each dimension.")},
          {"compare", Rail::title(QStringLiteral("compare")),
           tr("After you submit: the reference, its reasons, the moments.")},
          {"journal", Rail::title(QStringLiteral("journal")),
           tr("Notes only you can read, and the hours you have put in.")},
          {"keys", tr("Keys"), tr("Everything has a key. Press ? to see them all.")}}) {
        auto* cell = new QHBoxLayout;
        cell->setSpacing(8);
        cell->addWidget(makeIcon(theme, QString::fromLatin1(icon), Token::Accent), 0, Qt::AlignTop);
        auto* lines = new QVBoxLayout;
        lines->setSpacing(4);
        lines->addWidget(makeLabel(name, "label"));
        lines->addWidget(makeParagraph(words, "small", "2"));
        lines->addStretch();
        cell->addLayout(lines, 1);
        row->addLayout(cell, 1);
    }
    rooms->addLayout(row);

    auto* top = new QHBoxLayout;
    top->setSpacing(theme.px(64));
    top->addWidget(m_text, 1);
    top->addWidget(m_scene, 0, Qt::AlignVCenter);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(96, 32, 96, 48);
    column->setSpacing(24);
    column->addStretch(2);
    column->addLayout(top);
    column->addStretch(3);
    column->addWidget(m_rooms);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(makeScroll(page));
    connect(&theme, &Theme::changed, this, &WelcomePage::fit);
    fit();
}

void WelcomePage::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    findChild<QWidget*>(QStringLiteral("welcome.problemBox"))->setVisible(!sentence.isEmpty());
}

void WelcomePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void WelcomePage::fit() {
    const bool wide = width() >= m_theme.px(1080);
    m_scene->setVisible(wide);
    m_rooms->setVisible(wide);
    const int sceneWidth = std::min(m_theme.px(544), width() * 2 / 5);
    m_scene->setFixedSize(sceneWidth, sceneWidth * 3 / 4);
}

} // namespace attune::ui
