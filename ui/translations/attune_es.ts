<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>attune::ui::AboutForm</name>
    <message>
        <source>not said</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source> months</source>
        <translation> meses</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Short id</source>
        <translation>Identificador corto</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>For children from</source>
        <translation>Para niños y niñas de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Notice, shown wherever the scheme is</source>
        <translation>Aviso, mostrado donde aparezca el esquema</translation>
    </message>
    <message>
        <source>Licence of its words</source>
        <translation>Licencia de sus textos</translation>
    </message>
</context>
<context>
    <name>attune::ui::ActivityPane</name>
    <message>
        <source>Counts toward the target</source>
        <translation>Cuenta para la meta</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Compartir</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Log time…</source>
        <translation>Registrar tiempo…</translation>
    </message>
    <message>
        <source>Whose activities</source>
        <translation>Actividades de quién</translation>
    </message>
    <message>
        <source>With a trainer</source>
        <translation>Con un formador</translation>
    </message>
    <message>
        <source>On your own</source>
        <translation>Por su cuenta</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>On my own</source>
        <translation>Por mi cuenta</translation>
    </message>
    <message>
        <source>Practised D-01, session 3 …</source>
        <translation>Practiqué D-01, sesión 3 …</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Cuánto tiempo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Competency</source>
        <translation>Competencia</translation>
    </message>
    <message>
        <source>Log it</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing is logged yet. Log supervision and practice here; both kinds are counted apart, as certificates ask for them.</source>
        <translation>Aún no hay nada registrado. Registre aquí la supervisión y la práctica; ambas se cuentan por separado, como piden los certificados.</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>Registro de actividades</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <source>Sign the chosen activity: you were there, or have seen the work</source>
        <translation>Firmar la actividad elegida: usted estuvo presente, o vio el trabajo</translation>
    </message>
    <message>
        <source>Save for a portfolio…</source>
        <translation>Guardar para portafolio…</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contacto</translation>
    </message>
    <message>
        <source>independent</source>
        <translation>independiente</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>compartida</translation>
    </message>
    <message>
        <source>%1 of %2 toward the target, %3 signed by a trainer</source>
        <translation>%1 de %2 hacia la meta, %3 firmados por un formador</translation>
    </message>
    <message>
        <source>My own activities</source>
        <translation>Mis propias actividades</translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <translation>Compartidas por %1</translation>
    </message>
    <message>
        <source>Share no longer</source>
        <translation>Dejar de compartir</translation>
    </message>
    <message>
        <source>Share with trainers</source>
        <translation>Compartir con formadores</translation>
    </message>
    <message>
        <source>Save for a portfolio</source>
        <translation>Guardar para un portafolio</translation>
    </message>
    <message>
        <source>activities-%1.pdf</source>
        <translation>actividades-%1.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Table (*.csv)</source>
        <translation>PDF (*.pdf);;Tabla (*.csv)</translation>
    </message>
    <message>
        <source>The activities are in %1.</source>
        <translation>Las actividades están en %1.</translation>
    </message>
    <message>
        <source>Say in a few words what you did.</source>
        <translation>Diga en pocas palabras lo que hizo.</translation>
    </message>
    <message>
        <source>Take the passages out</source>
        <translation>Quitar los pasajes</translation>
    </message>
    <message>
        <source>Goes out with the next portfolio, as PDF: a passage of your private notes. Look whether a name is in it.</source>
        <translation>Sale con el próximo portafolio, en PDF: un pasaje de sus notas privadas. Mire si contiene algún nombre.</translation>
    </message>
    <message>
        <source>Goes out with the next portfolio, as PDF: %1 passages of your private notes. Look whether a name is in them.</source>
        <translation>Salen con el próximo portafolio, en PDF: %1 pasajes de sus notas privadas. Mire si contienen algún nombre.</translation>
    </message>
    <message>
        <source>The activities are in %1, with the passages of your private notes.</source>
        <translation>Las actividades están en %1, con los pasajes de sus notas privadas.</translation>
    </message>
    <message>
        <source>Show it to trainers</source>
        <translation>Mostrarlo a los formadores</translation>
    </message>
    <message>
        <source>Trainers may then sign it</source>
        <translation>Los formadores pueden entonces firmarlo</translation>
    </message>
</context>
<context>
    <name>attune::ui::AdvisoryPanel</name>
    <message>
        <source>You then see what other trainers submitted of it, and cannot code it yourself.</source>
        <translation>Verá entonces lo que otros formadores entregaron y ya no podrá codificarlo.</translation>
    </message>
    <message>
        <source>Open the clip</source>
        <translation>Abrir el clip</translation>
    </message>
    <message>
        <source>I do not code this clip</source>
        <translation>No codifico este clip</translation>
    </message>
    <message>
        <source>Skip without penalty</source>
        <translation>Saltar sin penalización</translation>
    </message>
    <message>
        <source>Skip this clip</source>
        <translation>Saltar este clip</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Before %1 opens</source>
        <translation>Antes de abrir %1</translation>
    </message>
    <message>
        <source>Why, in few words; may be left out</source>
        <translation>Por qué, en pocas palabras; puede omitirse</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>What may be hard to watch in this clip:</source>
        <translation>Lo que puede ser duro de ver en este clip:</translation>
    </message>
    <message>
        <source>You are spared %1. It counts as spared, not as missing.</source>
        <translation>Se le exime de %1. Cuenta como eximido, no como ausente.</translation>
    </message>
    <message>
        <source>A clip you skip counts as spared, not as missing. Your trainer sees that you skipped it; you need not say why. You can take it back until the results of the round are released.</source>
        <translation>Un clip que se salta cuenta como eximido, no como ausente. Su formador ve que se lo saltó; no tiene que decir por qué. Puede volver atrás hasta que se liberen los resultados de la ronda.</translation>
    </message>
    <message>
        <source>Open it to take that back.</source>
        <translation>Ábralo si cambia de idea.</translation>
    </message>
</context>
<context>
    <name>attune::ui::AnchorView</name>
    <message>
        <source>What the points mean</source>
        <translation>Qué significan los puntos</translation>
    </message>
    <message>
        <source>%1, nearest below</source>
        <translation>%1, el más cercano debajo</translation>
    </message>
    <message>
        <source>%1, nearest above</source>
        <translation>%1, el más cercano encima</translation>
    </message>
</context>
<context>
    <name>attune::ui::AssignmentStrip</name>
    <message>
        <source>My rounds</source>
        <translation>Mis rondas</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>Enviar…</translation>
    </message>
    <message>
        <source>Submit at least one clip first</source>
        <translation>Entregue primero al menos un clip</translation>
    </message>
    <message>
        <source>Write the package that goes back to your trainer (Ctrl Shift H)</source>
        <translation>Escribir el paquete que vuelve a su formador (Ctrl Shift H)</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Packages (*.zip)</source>
        <translation>Paquetes (*.zip)</translation>
    </message>
    <message>
        <source>What you submitted is in %1. Give this file to your trainer.</source>
        <translation>Lo que usted entregó está en %1. Dé este archivo a su formador.</translation>
    </message>
    <message>
        <source>rate %1 now</source>
        <translation>ahora se puntúa %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::CalibrateRoom</name>
    <message>
        <source>bias above, ICC(A,1) below</source>
        <translation>sesgo arriba, ICC(A,1) abajo</translation>
    </message>
    <message>
        <source>Bias: points above or below the reference on average. ICC(A,1): how far the same numbers are given, 1 being full agreement. Narrow: the reference barely varies, so an ICC would say little. Grey italics: fewer than 10 clips.</source>
        <translation>Sesgo: puntos por encima o por debajo de la referencia, en promedio. ICC(A,1): hasta qué punto se dan los mismos números; 1 es acuerdo total. Corto: la referencia casi no varía, así que un ICC diría poco. Cursiva gris: menos de 10 clips.</translation>
    </message>
    <message>
        <source>ICC(A,1) with 95 % interval</source>
        <translation>ICC(A,1) con intervalo del 95 %</translation>
    </message>
    <message>
        <source>Halo</source>
        <translation>Halo</translation>
    </message>
    <message>
        <source>correlations: circle rater, diamond reference</source>
        <translation>correlaciones: círculo evaluador, rombo referencia</translation>
    </message>
    <message>
        <source>IQR: width of the middle half</source>
        <translation>RIC: ancho de la mitad central</translation>
    </message>
    <message>
        <source>IQR: how many points the middle half of the scores given spans</source>
        <translation>RIC: cuántos puntos abarca la mitad central de los puntajes dados</translation>
    </message>
    <message>
        <source>Contested clips</source>
        <translation>Clips discutidos</translation>
    </message>
    <message>
        <source>No clip divides the raters.</source>
        <translation>Ningún clip divide a los evaluadores.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>Scores given</source>
        <translation>Puntajes dados</translation>
    </message>
    <message>
        <source>IQR</source>
        <translation>RIC</translation>
    </message>
    <message>
        <source>Contested clips; Enter opens the clip</source>
        <translation>Clips discutidos; Enter abre el clip</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Summary…</source>
        <translation>Resumen…</translation>
    </message>
    <message>
        <source>Look at the summary of the round, a rater or a clip, save or print it (Ctrl E)</source>
        <translation>Ver el resumen de la ronda, de un evaluador o de un clip, guardarlo o imprimirlo (Ctrl E)</translation>
    </message>
    <message>
        <source>Computing the round’s figures: every rater against the reference, with intervals. This takes some seconds; you can go on in another room.</source>
        <translation>Calculando las cifras de la ronda: cada evaluador frente a la referencia, con intervalos. Tarda algunos segundos; puede seguir en otra sala.</translation>
    </message>
    <message>
        <source>Nobody has submitted a clip of this round yet. Figures appear here with the first submission.</source>
        <translation>Nadie ha entregado aún un clip de esta ronda. Las cifras aparecen aquí con la primera entrega.</translation>
    </message>
    <message>
        <source>%1 rater</source>
        <translation>%1 evaluador</translation>
    </message>
    <message>
        <source>%1 raters</source>
        <translation>%1 evaluadores</translation>
    </message>
    <message>
        <source>%1 dimension</source>
        <translation>%1 dimensión</translation>
    </message>
    <message>
        <source>%1 dimensions</source>
        <translation>%1 dimensiones</translation>
    </message>
    <message>
        <source>%1, %2 clips with a reference</source>
        <translation>%1, %2 clips con referencia</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 on each dimension</source>
        <translation>%1 en cada dimensión</translation>
    </message>
    <message>
        <source>Verdict for %1</source>
        <translation>Veredicto sobre %1</translation>
    </message>
    <message>
        <source>%1 is not in this library.</source>
        <translation>%1 no está en esta biblioteca.</translation>
    </message>
    <message>
        <source>95 % intervals: F for ICC, t for bias</source>
        <translation>Intervalos del 95 %: F para ICC, t para el sesgo</translation>
    </message>
</context>
<context>
    <name>attune::ui::CellPane</name>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>Evaluador</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Scores clip by clip; Enter opens the clip</source>
        <translation>Puntajes clip por clip; Enter abre el clip</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Hábitos</translation>
    </message>
    <message>
        <source>Confusion table</source>
        <translation>Tabla de confusión</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Nothing stands out in how %1 uses the scale.</source>
        <translation>Nada llama la atención en cómo usa %1 la escala.</translation>
    </message>
    <message>
        <source>Click a cell, or go to it with the arrow keys and press Enter, to open its clip.</source>
        <translation>Haga clic en una celda, o vaya a ella con las flechas y presione Enter, para abrir su clip.</translation>
    </message>
    <message>
        <source>Coded twice</source>
        <translation>Codificado dos veces</translation>
    </message>
    <message>
        <source>The rater with themselves, on clips given to them again</source>
        <translation>El evaluador consigo mismo, en clips que recibió otra vez</translation>
    </message>
    <message>
        <source>%1 has coded no clip of this choice twice. To see whether raters agree with themselves, choose the round in Rounds and then “Give again…”.</source>
        <translation>%1 no ha codificado dos veces ningún clip de esta selección. Para ver si los evaluadores concuerdan consigo mismos, elija la ronda en Rondas y luego «Dar otra vez…».</translation>
    </message>
</context>
<context>
    <name>attune::ui::CertificateList</name>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>
Practise %1: your scores lie %2.</source>
        <translation>
Practique %1: sus puntajes quedan %2.</translation>
    </message>
    <message>
        <source>too high</source>
        <translation>demasiado altos</translation>
    </message>
    <message>
        <source>too low</source>
        <translation>demasiado bajos</translation>
    </message>
    <message>
        <source>to both sides</source>
        <translation>a ambos lados</translation>
    </message>
    <message>
        <source>No certificate yet</source>
        <translation>Aún no hay certificado</translation>
    </message>
    <message>
        <source>A certificate names the rule it was given under, and until when it holds.</source>
        <translation>Un certificado nombra la regla con la que se dio y hasta cuándo vale.</translation>
    </message>
</context>
<context>
    <name>attune::ui::CertificationPane</name>
    <message>
        <source>%1 at most %2</source>
        <translation>%1 como máximo %2</translation>
    </message>
    <message>
        <source>%1 within ±%2</source>
        <translation>%1 dentro de ±%2</translation>
    </message>
    <message>
        <source>%1 at least %2</source>
        <translation>%1 como mínimo %2</translation>
    </message>
    <message>
        <source>scores too high</source>
        <translation>puntajes demasiado altos</translation>
    </message>
    <message>
        <source>scores too low</source>
        <translation>puntajes demasiado bajos</translation>
    </message>
    <message>
        <source>scores to both sides</source>
        <translation>puntajes a ambos lados</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2. Practise on %3</source>
        <translation>%1: %2. Practique con %3</translation>
    </message>
    <message>
        <source>certified until %1</source>
        <translation>certificado hasta el %1</translation>
    </message>
    <message>
        <source>expires soon, on %1: plan a new test</source>
        <translation>vence pronto, el %1: planifique una nueva prueba</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>venció el %1</translation>
    </message>
    <message>
        <source>practising, next attempt from %1</source>
        <translation>practicando, próximo intento desde el %1</translation>
    </message>
    <message>
        <source>practising</source>
        <translation>practicando</translation>
    </message>
    <message>
        <source>no attempts left under this rule</source>
        <translation>no quedan intentos con esta regla</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Guardar el certificado</translation>
    </message>
    <message>
        <source>certificate-%1.pdf</source>
        <translation>certificado-%1.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The certificate is in %1.</source>
        <translation>El certificado está en %1.</translation>
    </message>
    <message>
        <source>Judge and write down</source>
        <translation>Juzgar y dejar registrado</translation>
    </message>
    <message>
        <source>Certificate as PDF…</source>
        <translation>Certificado en PDF…</translation>
    </message>
    <message>
        <source>Compute anew</source>
        <translation>Calcular de nuevo</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>Evaluador</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Where they stand</source>
        <translation>Dónde está cada quien</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>The rule asks</source>
        <translation>La regla pide</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Alcanzado</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Test round</source>
        <translation>Ronda de prueba</translation>
    </message>
    <message>
        <source>Rater to judge</source>
        <translation>Evaluador a juzgar</translation>
    </message>
    <message>
        <source>Certificate as PDF</source>
        <translation>Certificado en PDF</translation>
    </message>
    <message>
        <source>Where everybody stands</source>
        <translation>Dónde están todos</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Clauses of the verdict</source>
        <translation>Cláusulas del veredicto</translation>
    </message>
    <message>
        <source>With the reference as it is now; counts as no attempt</source>
        <translation>Con la referencia tal como está ahora; no cuenta como intento</translation>
    </message>
    <message>
        <source>Judge a test</source>
        <translation>Juzgar una prueba</translation>
    </message>
    <message>
        <source>lines are only ever added</source>
        <translation>las líneas solo se agregan</translation>
    </message>
    <message>
        <source>A verdict is agreement with the reference of this site under the rule named. It is no certificate of the authors of a published instrument.</source>
        <translation>Un veredicto es acuerdo con la referencia de este centro según la regla nombrada. No es un certificado de los autores de un instrumento publicado.</translation>
    </message>
    <message>
        <source>; the reference has changed since: compute anew</source>
        <translation>; la referencia cambió desde entonces: calcule de nuevo</translation>
    </message>
    <message>
        <source>%1 (line %2 anew)</source>
        <translation>%1 (línea %2 de nuevo)</translation>
    </message>
    <message>
        <source>%1 (attempt %2)</source>
        <translation>%1 (intento %2)</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versión %1</translation>
    </message>
    <message>
        <source>No round has a rule yet. Make a test round and choose a rule under “Certify by”.</source>
        <translation>Ninguna ronda tiene aún una regla. Haga una ronda de prueba y elija una regla en «Certificar con».</translation>
    </message>
    <message>
        <source>%1 attempts, %2 days between two, a pass holds %3 months. Judging is written to the ledger and counts as an attempt.</source>
        <translation>%1 intentos, %2 días entre dos, una aprobación vale %3 meses. Juzgar se escribe en el registro y cuenta como intento.</translation>
    </message>
    <message>
        <source>%1 under “%2”: %3, %4 clips</source>
        <translation>%1 con «%2»: %3, %4 clips</translation>
    </message>
    <message>
        <source>Nobody has been judged yet.</source>
        <translation>Aún no se ha juzgado a nadie.</translation>
    </message>
    <message>
        <source>all dimensions</source>
        <translation>todas las dimensiones</translation>
    </message>
    <message>
        <source>met</source>
        <translation>cumplida</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>no cumplida</translation>
    </message>
    <message>
        <source>not estimable</source>
        <translation>no estimable</translation>
    </message>
    <message>
        <source>What to practise next:
</source>
        <translation>Qué practicar ahora:
</translation>
    </message>
    <message>
        <source>%1: %2. Line %3 of the ledger.</source>
        <translation>%1: %2. Línea %3 del registro.</translation>
    </message>
    <message>
        <source>%1 has not submitted %2 of the clips of “%3”, and its last day is over. Judge now? What is missing is then counted, and this is an attempt.</source>
        <translation>%1 no ha entregado %2 de los clips de «%3» y su último día ya pasó. ¿Juzgar ahora? Lo que falta se tiene en cuenta y esto es un intento.</translation>
    </message>
    <message>
        <source>Judge, as an attempt</source>
        <translation>Juzgar, como intento</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Esperar</translation>
    </message>
</context>
<context>
    <name>attune::ui::ChecksPane</name>
    <message>
        <source>Double coded without saying so</source>
        <translation>Doble codificación sin avisar</translation>
    </message>
    <message>
        <source>Two raters had the same clip and did not know: how they agree when nobody is looking.</source>
        <translation>Dos evaluadores tuvieron el mismo clip sin saberlo: cómo concuerdan cuando nadie mira.</translation>
    </message>
    <message>
        <source>Trainers before the reference</source>
        <translation>Formadores antes de la referencia</translation>
    </message>
    <message>
        <source>What the trainers scored alone, before they agreed: no rater can be expected to lie closer to the reference than they lay to each other.</source>
        <translation>Lo que puntuaron los formadores a solas, antes de acordar: no cabe esperar que un evaluador esté más cerca de la referencia que ellos entre sí.</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Igual</translation>
    </message>
    <message>
        <source>Within one</source>
        <translation>Dentro de uno</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Krippendorff’s alpha with its 95 % interval: 1 is full agreement, 0 what chance alone would give</source>
        <translation>Alfa de Krippendorff con su intervalo del 95 %: 1 es acuerdo total, 0 lo que daría el azar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>attune::ui::ClipCardPainter</name>
    <message>
        <source>Drop a video here</source>
        <translation>Suelte aquí un video</translation>
    </message>
    <message>
        <source>or press Ctrl O</source>
        <translation>o presione Ctrl O</translation>
    </message>
    <message>
        <source>Playback is closed</source>
        <translation>La reproducción está cerrada</translation>
    </message>
    <message>
        <source>Not where it was added</source>
        <translation>No está donde se agregó</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Ubicar…</translation>
    </message>
    <message>
        <source>Another file lies there</source>
        <translation>Hay otro archivo en su lugar</translation>
    </message>
    <message>
        <source>May be hard to watch. Open it to read why first.</source>
        <translation>Puede ser difícil de ver. Ábralo para leer antes por qué.</translation>
    </message>
</context>
<context>
    <name>attune::ui::ClipCards</name>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
</context>
<context>
    <name>attune::ui::ClipListModel</name>
    <message>
        <source>Add a clip</source>
        <translation>Agregar un clip</translation>
    </message>
    <message>
        <source>Add a clip: drop a video here or press Enter</source>
        <translation>Agregar un clip: suelte aquí un video o presione Enter</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué sucede</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>may be hard to watch</source>
        <translation>puede ser difícil de ver</translation>
    </message>
</context>
<context>
    <name>attune::ui::ClipPlayer</name>
    <message>
        <source>Picture of the second view</source>
        <translation>Imagen de la segunda vista</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2.</source>
        <translation>%1 no se puede ver: %2.</translation>
    </message>
    <message>
        <source>The file of %1 is not where it was. Locate it in Clips.</source>
        <translation>El archivo de %1 no está donde estaba. Ubíquelo en Clips.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>The file of the second view is not where it was.</source>
        <translation>El archivo de la segunda vista no está donde estaba.</translation>
    </message>
    <message>
        <source>Reading the second view</source>
        <translation>Leyendo la segunda vista</translation>
    </message>
    <message>
        <source>The file of %1 has changed since it was added: other pictures would be coded under its name.
Find the right file in Clips, or add this one as a clip of its own.</source>
        <translation>El archivo de %1 ha cambiado desde que se añadió: se codificarían otras imágenes con su nombre.
Busca el archivo correcto en Clips, o añade este como un clip propio.</translation>
    </message>
</context>
<context>
    <name>attune::ui::ClipsRoom</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevos</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Entregados</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparados</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requieren atención</translation>
    </message>
    <message>
        <source>This library is empty.</source>
        <translation>Esta biblioteca está vacía.</translation>
    </message>
    <message>
        <source>Clips as a table</source>
        <translation>Clips como tabla</translation>
    </message>
    <message>
        <source>alias</source>
        <translation>alias</translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>Ordenado por %1</translation>
    </message>
    <message>
        <source>Reading frames</source>
        <translation>Leyendo cuadros</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Filter by alias, age, state</source>
        <translation>Filtrar: alias, edad, estado</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Tarjetas</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Add a clip…</source>
        <translation>Agregar un clip…</translation>
    </message>
    <message>
        <source>Add a clip (Ctrl O)</source>
        <translation>Agregar un clip (Ctrl O)</translation>
    </message>
    <message>
        <source>%1: %2 clips</source>
        <translation>%1: %2 clips</translation>
    </message>
    <message>
        <source>No clip fits the filter. Clear the words or choose “All” to see every clip again.</source>
        <translation>Ningún clip pasa el filtro. Borre las palabras o elija «Todos» para ver de nuevo todos los clips.</translation>
    </message>
    <message>
        <source>%1 clip, %2</source>
        <translation>%1 clip, %2</translation>
    </message>
    <message>
        <source>%1 clips, %2</source>
        <translation>%1 clips, %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2. Ask your trainer.</source>
        <translation>%1 no se puede ver: %2. Pregunte a su formador.</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>¿Dónde está %1 ahora?</translation>
    </message>
    <message>
        <source>%1 was found again: its content is the same.</source>
        <translation>%1 se encontró de nuevo: su contenido es el mismo.</translation>
    </message>
    <message>
        <source>Add a clip</source>
        <translation>Agregar un clip</translation>
    </message>
    <message>
        <source>%1 is in the library. Press Enter to open it.</source>
        <translation>%1 está en la biblioteca. Presione Enter para abrirlo.</translation>
    </message>
    <message>
        <source>Reading frames of %1</source>
        <translation>Leyendo cuadros de %1</translation>
    </message>
    <message>
        <source>%1: %2 clips, %3 raters</source>
        <translation>%1: %2 clips, %3 evaluadores</translation>
    </message>
    <message>
        <source>%1: %2 of %3 submitted</source>
        <translation>%1: %2 de %3 entregados</translation>
    </message>
    <message>
        <source>About this clip…</source>
        <translation>Sobre este clip…</translation>
    </message>
    <message>
        <source>Language, who is present, age, and what may be hard to watch (Ctrl I)</source>
        <translation>Idioma, quién está presente, edad y lo que puede ser duro de ver (Ctrl I)</translation>
    </message>
</context>
<context>
    <name>attune::ui::CodeBar</name>
    <message>
        <source>Codes of the timeline&apos;s rows</source>
        <translation>Códigos de las filas de la línea de tiempo</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Codificar %1</translation>
    </message>
    <message>
        <source>Code this row</source>
        <translation>Codificar esta fila</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Ends what is on, with nothing after it</source>
        <translation>Termina lo que está en curso, sin nada después</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codificar</translation>
    </message>
    <message>
        <source>choose a row (%1); its codes appear here, each with its key</source>
        <translation>elija una fila (%1); aquí aparecen sus códigos, cada uno con su tecla</translation>
    </message>
</context>
<context>
    <name>attune::ui::CodeKeys</name>
    <message>
        <source>This scheme has no rows of codes.</source>
        <translation>Este esquema no tiene filas de códigos.</translation>
    </message>
    <message>
        <source>Coding %1: %2</source>
        <translation>Codificando %1: %2</translation>
    </message>
    <message>
        <source>No interval lies here.</source>
        <translation>Aquí no hay ningún intervalo.</translation>
    </message>
    <message>
        <source>The span has no length, so nothing was marked: let the clip run on before ending it.</source>
        <translation>El tramo no tiene duración, así que no se marcó nada: deje correr el clip antes de terminarlo.</translation>
    </message>
</context>
<context>
    <name>attune::ui::CodeRoom</name>
    <message>
        <source>Reading %1, %2 %</source>
        <translation>Leyendo %1, %2 %</translation>
    </message>
    <message>
        <source>No sound device answers; the picture plays without sound. Connect one and play again.</source>
        <translation>Ningún dispositivo de sonido responde; la imagen se reproduce sin sonido. Conecte uno y reproduzca de nuevo.</translation>
    </message>
    <message>
        <source>Submitted. Your rating is locked; the comparison is open.</source>
        <translation>Entregado. Su calificación está cerrada; la comparación está abierta.</translation>
    </message>
    <message>
        <source>%1 minutes without a break. Five minutes away from the screen keep the eye fresh; everything is saved.</source>
        <translation>%1 minutos sin pausa. Cinco minutos lejos de la pantalla mantienen fresca la mirada; todo está guardado.</translation>
    </message>
    <message>
        <source>Choose a clip in Clips to rate it here.</source>
        <translation>Elija un clip en Clips para calificarlo aquí.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codificar</translation>
    </message>
    <message>
        <source>no clip is open</source>
        <translation>ningún clip está abierto</translation>
    </message>
    <message>
        <source>child %1 months</source>
        <translation>niño o niña de %1 meses</translation>
    </message>
    <message>
        <source>child %1 to %2 months</source>
        <translation>niño o niña de %1 a %2 meses</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>%1, clip %2 of %3</source>
        <translation>%1, clip %2 de %3</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>This clip has sound only.</source>
        <translation>Este clip solo tiene sonido.</translation>
    </message>
    <message>
        <source>Not blind: feedback for %1 is open</source>
        <translation>No a ciegas: la retroalimentación de %1 está abierta</translation>
    </message>
    <message>
        <source>Watched %1 % of the clip</source>
        <translation>Visto el %1 % del clip</translation>
    </message>
    <message>
        <source>%1, %2 min of work</source>
        <translation>%1, %2 min de trabajo</translation>
    </message>
    <message>
        <source>Nothing is selected: mark an in and an out with I and O, or choose a segment.</source>
        <translation>No hay nada seleccionado: marque una entrada y una salida con I y O, o elija un segmento.</translation>
    </message>
    <message>
        <source>Choose the marks to copy first.</source>
        <translation>Elija primero las marcas que quiere copiar.</translation>
    </message>
    <message>
        <source>The row %1 has no code of that name, so nothing was copied.</source>
        <translation>La fila %1 no tiene ningún código con ese nombre, así que no se copió nada.</translation>
    </message>
    <message>
        <source>The marks of %1 are intervals of fixed length; code them by their keys.</source>
        <translation>Las marcas de %1 son intervalos de longitud fija; codifíquelas con sus teclas.</translation>
    </message>
    <message>
        <source>Copied to the row %1.</source>
        <translation>Copiado a la fila %1.</translation>
    </message>
    <message>
        <source>Choose the segments to merge: click the first, then the others with Ctrl.</source>
        <translation>Elija los segmentos que quiere unir: haga clic en el primero y luego en los otros con Ctrl.</translation>
    </message>
    <message>
        <source>Choose a segment first; its edges move by frames.</source>
        <translation>Elija primero un segmento; sus bordes se mueven por cuadros.</translation>
    </message>
    <message>
        <source>A segment needs an in and an out: press I where it begins and O where it ends, then Enter.</source>
        <translation>Un segmento necesita una entrada y una salida: presione I donde comienza y O donde termina, y luego Enter.</translation>
    </message>
    <message>
        <source>No segment lies under the playhead. Go to where it should be cut.</source>
        <translation>No hay ningún segmento bajo el cabezal. Vaya adonde se deba cortar.</translation>
    </message>
    <message>
        <source>Edge of the rating</source>
        <translation>Borde de la calificación</translation>
    </message>
    <message>
        <source>Edge of the timeline</source>
        <translation>Borde de la línea de tiempo</translation>
    </message>
    <message>
        <source>Go to Clips</source>
        <translation>Ir a Clips</translation>
    </message>
    <message>
        <source>There is no time in this note. Write one like 0:12.3, or %1 for where the clip stands.</source>
        <translation>No hay ningún tiempo en esta nota. Escriba uno como 0:12.3, o %1 para el momento en que está el clip.</translation>
    </message>
</context>
<context>
    <name>attune::ui::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Buscar un comando</translation>
    </message>
    <message>
        <source>Name of the command</source>
        <translation>Nombre del comando</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>hacerlo</translation>
    </message>
    <message>
        <source>change its key</source>
        <translation>cambiar su tecla</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>ahora no</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>%1 commands</source>
        <translation>%1 comandos</translation>
    </message>
    <message>
        <source>%1 of %2 commands</source>
        <translation>%1 de %2 comandos</translation>
    </message>
    <message>
        <source>No command has these letters in its name.</source>
        <translation>Ningún comando tiene esas letras en su nombre.</translation>
    </message>
    <message>
        <source>“%1” cannot be done here: it is for %2.</source>
        <translation>«%1» no se puede hacer aquí: es para %2.</translation>
    </message>
    <message>
        <source>“%1” cannot be done just now.</source>
        <translation>«%1» no se puede hacer en este momento.</translation>
    </message>
    <message>
        <source>Press the new key for “%1”, or Esc to leave it.</source>
        <translation>Presione la nueva tecla para «%1», o Esc para dejarla.</translation>
    </message>
    <message>
        <source>The key is now %1.</source>
        <translation>La tecla es ahora %1.</translation>
    </message>
</context>
<context>
    <name>attune::ui::CompareRoom</name>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 a %3</translation>
    </message>
    <message>
        <source>The trainers accept %1; you lie within on %2 of %3.</source>
        <translation>Los formadores aceptan %1; usted queda dentro en %2 de %3.</translation>
    </message>
    <message>
        <source>Rate this clip</source>
        <translation>Calificar este clip</translation>
    </message>
    <message>
        <source>next disagreement</source>
        <translation>siguiente</translation>
    </message>
    <message>
        <source>loop the moment</source>
        <translation>repetir</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>Clip siguiente</translation>
    </message>
    <message>
        <source>Choose a clip in Clips to compare your rating with the reference.</source>
        <translation>Elija un clip en Clips para comparar su calificación con la referencia.</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Your own summary over all clips you submitted: look at it, save or print it</source>
        <translation>Su propio resumen de todos los clips que entregó: véalo, guárdelo o imprímalo</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>submitted %1</source>
        <translation>entregado el %1</translation>
    </message>
    <message>
        <source>%1, clip %2 of %3</source>
        <translation>%1, clip %2 de %3</translation>
    </message>
    <message>
        <source>You have not submitted this clip yet. The comparison opens after submission, so that your rating stays your own.</source>
        <translation>Usted aún no entregó este clip. La comparación se abre después de la entrega, para que su calificación siga siendo suya.</translation>
    </message>
    <message>
        <source>reference v%1</source>
        <translation>referencia v%1</translation>
    </message>
    <message>
        <source>you, adult and child</source>
        <translation>usted, adulto y niño o niña</translation>
    </message>
    <message>
        <source>Not blind: feedback for %1 is open</source>
        <translation>No a ciegas: la retroalimentación de %1 está abierta</translation>
    </message>
    <message>
        <source>You agree with the reference on every dimension that both scored.</source>
        <translation>Usted coincide con la referencia en todas las dimensiones que ambos calificaron.</translation>
    </message>
    <message>
        <source>Working out your summary</source>
        <translation>Preparando su resumen</translation>
    </message>
    <message>
        <source>example</source>
        <translation>ejemplo</translation>
    </message>
    <message>
        <source>Edge of the moment</source>
        <translation>Borde del momento</translation>
    </message>
</context>
<context>
    <name>attune::ui::ComparisonTable</name>
    <message>
        <source>Comparison, a row for each dimension</source>
        <translation>Comparación, una fila por dimensión</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>sin número</translation>
    </message>
    <message>
        <source>%1: reference %2, you %3, difference %4</source>
        <translation>%1: referencia %2, usted %3, diferencia %4</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Reference and you, %1 to %2</source>
        <translation>Referencia y usted, %1 a %2</translation>
    </message>
    <message>
        <source>Ref.</source>
        <translation>Ref.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ud.</translation>
    </message>
    <message>
        <source>You − ref.</source>
        <translation>Ud. − ref.</translation>
    </message>
    <message>
        <source>Why the reference says so</source>
        <translation>Motivo de la referencia</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Evidence: you above, reference below</source>
        <translation>Evidencia: usted arriba, referencia abajo</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>más</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>menos</translation>
    </message>
</context>
<context>
    <name>attune::ui::ConsentPane</name>
    <message>
        <source>coding</source>
        <translation>codificación</translation>
    </message>
    <message>
        <source>training</source>
        <translation>formación</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>public excerpt</source>
        <translation>extracto público</translation>
    </message>
    <message>
        <source>this site alone</source>
        <translation>solo este centro</translation>
    </message>
    <message>
        <source>authorised users</source>
        <translation>usuarios autorizados</translation>
    </message>
    <message>
        <source>learning audiences</source>
        <translation>públicos de aprendizaje</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>the file must be destroyed now</source>
        <translation>el archivo debe destruirse ya</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Who may hold it</source>
        <translation>Quién puede tenerlo</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Destroy by</source>
        <translation>Destruir antes del</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Consent per clip and person</source>
        <translation>Consentimiento por clip y persona</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>2028-06-30; empty: no end</source>
        <translation>2028-06-30; vacío: sin fin</translation>
    </message>
    <message>
        <source>Everybody in the picture decides. A clip outside its consent is not played, not given out in a round and not packed. People are roles, never names.</source>
        <translation>Todos los que aparecen en la imagen deciden. Un clip fuera de su consentimiento no se reproduce, no se reparte en una ronda y no se empaqueta. Las personas son roles, nunca nombres.</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation>Quién hizo qué</translation>
    </message>
    <message>
        <source>lines are only ever added; the newest first</source>
        <translation>las líneas solo se agregan; primero la más nueva</translation>
    </message>
    <message>
        <source>Withdraw the consent of the %1 in %2? The clip is then no longer played, coded or packed.</source>
        <translation>¿Retirar el consentimiento de %1 en %2? El clip ya no se reproducirá, codificará ni empaquetará.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Withdrawn. The clip is closed from now on; its file is still there: see “destroy by”.</source>
        <translation>Retirado. El clip queda cerrado desde ahora; su archivo sigue ahí: vea «destruir antes del».</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Registrado.</translation>
    </message>
    <message>
        <source>This consent was withdrawn. Was it given again?</source>
        <translation>Este consentimiento se retiró. ¿Se ha dado de nuevo?</translation>
    </message>
    <message>
        <source>Given again</source>
        <translation>Dado de nuevo</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
</context>
<context>
    <name>attune::ui::ContextForm</name>
    <message>
        <source> months</source>
        <translation> meses</translation>
    </message>
    <message>
        <source>Language spoken</source>
        <translation>Idioma hablado</translation>
    </message>
    <message>
        <source>for example en</source>
        <translation>por ejemplo es</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>for example at home, on the floor</source>
        <translation>por ejemplo en casa, en el suelo</translation>
    </message>
    <message>
        <source>Who is present</source>
        <translation>Quién está presente</translation>
    </message>
    <message>
        <source>by role: mother, older sister</source>
        <translation>por papel: madre, hermana mayor</translation>
    </message>
    <message>
        <source>Relation of the adult to the child</source>
        <translation>Relación del adulto con el niño</translation>
    </message>
    <message>
        <source>for example foster mother</source>
        <translation>por ejemplo madre de acogida</translation>
    </message>
    <message>
        <source>The family in its own words</source>
        <translation>La familia en sus palabras</translation>
    </message>
    <message>
        <source>as the family describes itself</source>
        <translation>como la familia se describe a sí misma</translation>
    </message>
    <message>
        <source>Age of the child, from</source>
        <translation>Edad del niño, desde</translation>
    </message>
    <message>
        <source>Age of the child, to</source>
        <translation>Edad del niño, hasta</translation>
    </message>
    <message>
        <source>What may be hard to watch</source>
        <translation>Lo que puede ser duro de ver</translation>
    </message>
    <message>
        <source>for example: A child cries for a minute and is not picked up.</source>
        <translation>por ejemplo: Un niño llora un minuto y nadie lo coge.</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>People are roles, never names. Raters see this beside the clip; a round can hide it until feedback opens, all but what may be hard to watch.</source>
        <translation>Las personas son papeles, nunca nombres. Los evaluadores ven esto junto al clip; una ronda puede ocultarlo hasta que se abra la retroalimentación, salvo lo que puede ser duro de ver.</translation>
    </message>
    <message>
        <source>Relation to the child</source>
        <translation>Relación con el niño</translation>
    </message>
    <message>
        <source>Age of the child</source>
        <translation>Edad del niño</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Family, in its words</source>
        <translation>Familia, en sus palabras</translation>
    </message>
    <message>
        <source>Hard to watch</source>
        <translation>Duro de ver</translation>
    </message>
    <message>
        <source>If something is written there, it is said before the clip opens, and every rater may skip the clip without penalty.</source>
        <translation>Si hay algo escrito, se dice antes de abrir el clip y cada evaluador puede saltárselo sin penalización.</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Sobre %1</translation>
    </message>
    <message>
        <source>The first age is above the second.</source>
        <translation>La primera edad es mayor que la segunda.</translation>
    </message>
    <message>
        <source>%1: written down.</source>
        <translation>%1: anotado.</translation>
    </message>
</context>
<context>
    <name>attune::ui::CourseEditor</name>
    <message>
        <source>Day of the week</source>
        <translation>Día de la semana</translation>
    </message>
    <message>
        <source>Coding scheme</source>
        <translation>Esquema de codificación</translation>
    </message>
    <message>
        <source>Test at the end</source>
        <translation>Prueba al final</translation>
    </message>
    <message>
        <source> sessions</source>
        <translation> sesiones</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source> min each</source>
        <translation> min cada una</translation>
    </message>
    <message>
        <source>Minutes of a session</source>
        <translation>Minutos de una sesión</translation>
    </message>
    <message>
        <source>Minutes of an exercise</source>
        <translation>Minutos de un ejercicio</translation>
    </message>
    <message>
        <source> clips each</source>
        <translation> clips cada uno</translation>
    </message>
    <message>
        <source>Clips of an exercise</source>
        <translation>Clips de un ejercicio</translation>
    </message>
    <message>
        <source>Dimension by dimension first, then all</source>
        <translation>Primero dimensión por dimensión, luego todas</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Exercise after it</source>
        <translation>Ejercicio posterior</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>Se califica</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Make the course</source>
        <translation>Crear el curso</translation>
    </message>
    <message>
        <source>Name of the cohort</source>
        <translation>Nombre del grupo</translation>
    </message>
    <message>
        <source>Spring 2027</source>
        <translation>Primavera de 2027</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>The course, session by session</source>
        <translation>El curso, sesión por sesión</translation>
    </message>
    <message>
        <source>No test: the last exercise is like the others</source>
        <translation>Sin prueba: el último ejercicio es como los demás</translation>
    </message>
    <message>
        <source>New course</source>
        <translation>Nuevo curso</translation>
    </message>
    <message>
        <source>A session a week with a trainer, and after each an exercise to do alone: a round of practice clips that nobody in the course knows yet. Minutes of both are set as targets in the trainees’ Journal.</source>
        <translation>Una sesión semanal con un formador y, después de cada una, un ejercicio para hacer a solas: una ronda de clips de práctica que nadie del curso conoce aún. Los minutos de ambas quedan como metas en el Diario de quienes se forman.</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>First session</source>
        <translation>Primera sesión</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>la primera</translation>
    </message>
    <message>
        <source>from</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Ejercicios</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>%1 with a trainer, %2 alone; from %3 to %4.</source>
        <translation>%1 con un formador, %2 a solas; del %3 al %4.</translation>
    </message>
    <message>
        <source>%1 rounds are kept. Hand the first one out after the first session.</source>
        <translation>Se guardaron %1 rondas. Reparta la primera después de la primera sesión.</translation>
    </message>
</context>
<context>
    <name>attune::ui::CourseTargets</name>
    <message>
        <source>With a trainer %1 of %2, on your own %3 of %4.</source>
        <translation>Con un formador %1 de %2, por su cuenta %3 de %4.</translation>
    </message>
    <message>
        <source>Next: session %1 of %2 on %3.</source>
        <translation>Siguiente: sesión %1 de %2, el %3.</translation>
    </message>
    <message>
        <source>Log session %1, %2</source>
        <translation>Registrar la sesión %1, %2</translation>
    </message>
    <message>
        <source>I was there: %1 with a trainer</source>
        <translation>Estuve ahí: %1 con un formador</translation>
    </message>
</context>
<context>
    <name>attune::ui::DerivedList</name>
    <message>
        <source>Scores made from the others</source>
        <translation>Puntajes hechos a partir de los otros</translation>
    </message>
    <message>
        <source>FOLLOWS FROM THESE</source>
        <translation>DE ESTOS RESULTA</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 still to share out</source>
        <translation>falta repartir %1</translation>
    </message>
    <message>
        <source>%1 too many</source>
        <translation>%1 de más</translation>
    </message>
    <message>
        <source>shared out</source>
        <translation>repartido</translation>
    </message>
</context>
<context>
    <name>attune::ui::DimensionForm</name>
    <message>
        <source>A high score is favourable</source>
        <translation>Un puntaje alto es favorable</translation>
    </message>
    <message>
        <source>Has a score of its own, beside its items</source>
        <translation>Tiene un puntaje propio, además de sus ítems</translation>
    </message>
    <message>
        <source>Points in order</source>
        <translation>Puntos en orden</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Sí o no</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Conteo</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Number in a range</source>
        <translation>Número en un rango</translation>
    </message>
    <message>
        <source>Share of 1</source>
        <translation>Parte de 1</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Short id</source>
        <translation>Identificador corto</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definición</translation>
    </message>
    <message>
        <source>Kind of scale</source>
        <translation>Tipo de escala</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Classes, one a line</source>
        <translation>Clases, una por línea</translation>
    </message>
    <message>
        <source>Evidence before a score counts</source>
        <translation>Evidencia antes de que cuente un puntaje</translation>
    </message>
    <message>
        <source>Words of the points</source>
        <translation>Textos de los puntos</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Short label</source>
        <translation>Etiqueta corta</translation>
    </message>
    <message>
        <source>What you would see</source>
        <translation>Qué se vería</translation>
    </message>
    <message>
        <source>Example: clip, begin to end</source>
        <translation>Ejemplo: clip, comienzo a fin</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Ítems</translation>
    </message>
    <message>
        <source>Viewing</source>
        <translation>Visualización</translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation>Agregar un ítem</translation>
    </message>
    <message>
        <source>Take the item away</source>
        <translation>Quitar el ítem</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Ítem %1</translation>
    </message>
    <message>
        <source>Play the example of %1</source>
        <translation>Reproducir el ejemplo de %1</translation>
    </message>
    <message>
        <source>Play the example</source>
        <translation>Reproducir el ejemplo</translation>
    </message>
    <message>
        <source>Plays beside the scheme, over and over</source>
        <translation>Se reproduce junto al esquema, una y otra vez</translation>
    </message>
    <message>
        <source>Choose a point that has an example</source>
        <translation>Elija un punto que tenga un ejemplo</translation>
    </message>
</context>
<context>
    <name>attune::ui::DimensionRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evid.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Sure?</source>
        <translation>¿Seguro?</translation>
    </message>
    <message>
        <source>Evidence here toward a higher score</source>
        <translation>Evidencia aquí a favor de un puntaje más alto</translation>
    </message>
    <message>
        <source>Evidence here toward a lower score</source>
        <translation>Evidencia aquí a favor de un puntaje más bajo</translation>
    </message>
    <message>
        <source>How sure you are: once unsure, twice fairly sure, three times sure</source>
        <translation>Qué tan seguro está: una vez inseguro, dos veces bastante seguro, tres veces seguro</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Nota sobre %1</translation>
    </message>
    <message>
        <source>Note on %1, then Enter</source>
        <translation>Nota sobre %1, luego Enter</translation>
    </message>
    <message>
        <source>%1 of at least %2 pieces of evidence</source>
        <translation>%1 de al menos %2 evidencias</translation>
    </message>
    <message>
        <source>%1 in words, then Enter</source>
        <translation>%1 en palabras, luego Enter</translation>
    </message>
    <message>
        <source>Reason, then Enter</source>
        <translation>Motivo, luego Enter</translation>
    </message>
    <message>
        <source>Coded</source>
        <translation>Puntaje</translation>
    </message>
    <message>
        <source>Not codable</source>
        <translation>No codificable</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>No observado</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>No aplica</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Go to the time in the note</source>
        <translation>Ir al tiempo de la nota</translation>
    </message>
</context>
<context>
    <name>attune::ui::Entrance</name>
    <message>
        <source>No library is open yet.</source>
        <translation>Aún no hay ninguna biblioteca abierta.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenida</translation>
    </message>
    <message>
        <source>Nobody is listed in %1: ask your trainer to add you.</source>
        <translation>No hay nadie en la lista de %1: pida a su formador que le agregue.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
    </message>
    <message>
        <source>Open a library or an assignment</source>
        <translation>Abrir una biblioteca o una asignación</translation>
    </message>
    <message>
        <source>Libraries and packages (*.attune *.zip);;All files (*)</source>
        <translation>Bibliotecas y paquetes (*.attune *.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>This package is no assignment. Open the library it belongs to, then take it in there.</source>
        <translation>Este paquete no es una asignación. Abra la biblioteca a la que pertenece e incorpórelo ahí.</translation>
    </message>
    <message>
        <source>Where shall your library lie?</source>
        <translation>¿Dónde debe quedar su biblioteca?</translation>
    </message>
    <message>
        <source>Attune libraries (*.attune)</source>
        <translation>Bibliotecas de Attune (*.attune)</translation>
    </message>
    <message>
        <source>Taking in the assignment for %1…</source>
        <translation>Incorporando la asignación para %1…</translation>
    </message>
    <message>
        <source>Add a clip</source>
        <translation>Agregar un clip</translation>
    </message>
</context>
<context>
    <name>attune::ui::EvidenceEntry</name>
    <message>
        <source>What you saw, then Enter</source>
        <translation>Lo que usted vio, luego Enter</translation>
    </message>
    <message>
        <source>Note on the evidence</source>
        <translation>Nota sobre la evidencia</translation>
    </message>
    <message>
        <source>Plus: toward a higher score</source>
        <translation>Más: a favor de un puntaje más alto</translation>
    </message>
    <message>
        <source>Minus: toward a lower score</source>
        <translation>Menos: a favor de un puntaje más bajo</translation>
    </message>
    <message>
        <source>Toward a higher score  (+)</source>
        <translation>A favor de un puntaje más alto  (+)</translation>
    </message>
    <message>
        <source>Toward a lower score  (−)</source>
        <translation>A favor de un puntaje más bajo  (−)</translation>
    </message>
    <message>
        <source>Take this evidence away</source>
        <translation>Quitar esta evidencia</translation>
    </message>
</context>
<context>
    <name>attune::ui::ExamplePlayer</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>This clip is no longer in the library.</source>
        <translation>Este clip ya no está en la biblioteca.</translation>
    </message>
</context>
<context>
    <name>attune::ui::Explanations</name>
    <message>
        <source>What is this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>Qué significan las cifras</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>What each figure on this page means, in two sentences</source>
        <translation>Qué significa cada cifra de esta página, en dos frases</translation>
    </message>
</context>
<context>
    <name>attune::ui::FigureView</name>
    <message>
        <source>%1; arrows go from clip to clip, Enter opens one</source>
        <translation>%1; las flechas van de clip en clip, Enter abre uno</translation>
    </message>
</context>
<context>
    <name>attune::ui::FilePanel</name>
    <message>
        <source>Looking into %1</source>
        <translation>Examinando %1</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
</context>
<context>
    <name>attune::ui::FilterBar</name>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>Evaluador</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Entregados</translation>
    </message>
    <message>
        <source>all raters</source>
        <translation>todos los evaluadores</translation>
    </message>
    <message>
        <source>all dimensions</source>
        <translation>todas las dimensiones</translation>
    </message>
    <message>
        <source>all clips</source>
        <translation>todos los clips</translation>
    </message>
    <message>
        <source>practice clips</source>
        <translation>clips de práctica</translation>
    </message>
    <message>
        <source>test clips</source>
        <translation>clips de prueba</translation>
    </message>
    <message>
        <source>drift clips</source>
        <translation>clips de deriva</translation>
    </message>
    <message>
        <source>exemplars</source>
        <translation>ejemplos</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>en cualquier momento</translation>
    </message>
    <message>
        <source>in the last week</source>
        <translation>en la última semana</translation>
    </message>
    <message>
        <source>in the last %1 weeks</source>
        <translation>en las últimas %1 semanas</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Ronda</translation>
    </message>
</context>
<context>
    <name>attune::ui::HeatMap</name>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>bias under .25</source>
        <translation>sesgo menor que .25</translation>
    </message>
    <message>
        <source>.25 to .75</source>
        <translation>.25 a .75</translation>
    </message>
    <message>
        <source>.75 or more</source>
        <translation>.75 o más</translation>
    </message>
    <message>
        <source>▲ higher, ▼ lower than the reference</source>
        <translation>▲ más alto, ▼ más bajo que la referencia</translation>
    </message>
    <message>
        <source>Raters and dimensions. %1</source>
        <translation>Evaluadores y dimensiones. %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::HistoryList</name>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Nothing has been done to this coding yet.</source>
        <translation>Aún no se ha hecho nada en esta codificación.</translation>
    </message>
</context>
<context>
    <name>attune::ui::ImportCodesPanel</name>
    <message>
        <source>1 code</source>
        <translation>1 código</translation>
    </message>
    <message>
        <source>%1 codes</source>
        <translation>%1 códigos</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation>%1 (nuevo)</translation>
    </message>
    <message>
        <source>%1 by %2 on clip %3.</source>
        <translation>%1 de %2 en el clip %3.</translation>
    </message>
    <message>
        <source>%1 clips in all.</source>
        <translation>%1 clips en total.</translation>
    </message>
    <message>
        <source>In the kept file only: %1, see below.</source>
        <translation>Solo en el archivo guardado: %1, vea abajo.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>Aún no se ha importado nada.</translation>
    </message>
    <message>
        <source>Put slips right</source>
        <translation>Corregir descuidos</translation>
    </message>
    <message>
        <source>Make a coding scheme of its codes</source>
        <translation>Hacer un esquema con sus códigos</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Deshacerlo</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Import codes</source>
        <translation>Importar códigos</translation>
    </message>
    <message>
        <source>What is unusual in the file</source>
        <translation>Qué hay de inusual en el archivo</translation>
    </message>
    <message>
        <source>Whose codes those are that name nobody</source>
        <translation>De quién son los códigos que no nombran a nadie</translation>
    </message>
    <message>
        <source>Ends before starts are swapped, codes that never stop end with the session, of two that overlap the earlier ends, and what sticks out of its clip is cut.</source>
        <translation>Los finales anteriores al comienzo se intercambian, los códigos que nunca terminan acaban con la sesión, de dos que se superponen termina el primero, y lo que sobresale de su clip se corta.</translation>
    </message>
    <message>
        <source>Codes that name nobody are by</source>
        <translation>Los códigos sin nombre son de</translation>
    </message>
    <message>
        <source>%1 cannot be imported</source>
        <translation>%1 no se puede importar</translation>
    </message>
    <message>
        <source>%1 (put right)</source>
        <translation>%1 (corregido)</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importar %1</translation>
    </message>
    <message>
        <source>One thing to look at. Nothing has been imported yet.</source>
        <translation>Una cosa por mirar. Aún no se ha importado nada.</translation>
    </message>
    <message>
        <source>%1 things to look at. Nothing has been imported yet.</source>
        <translation>%1 cosas por mirar. Aún no se ha importado nada.</translation>
    </message>
    <message>
        <source>Imported: %1 from %2.</source>
        <translation>Importado: %1 de %2.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>The import was taken back.</source>
        <translation>La importación se deshizo.</translation>
    </message>
    <message>
        <source>Files with timed codes (*.eaf *.etf *.boris *.boris.gz *.opf *.textgrid *.TextGrid *.sds *.vtt *.srt *.csv *.tsv *.xlsx *.sav *.otx);;All files (*)</source>
        <translation>Archivos con códigos en el tiempo (*.eaf *.etf *.boris *.boris.gz *.opf *.textgrid *.TextGrid *.sds *.vtt *.srt *.csv *.tsv *.xlsx *.sav *.otx);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save timed codes</source>
        <translation>Guardar códigos en el tiempo</translation>
    </message>
    <message>
        <source>ELAN (*.eaf);;BORIS (*.boris);;Datavyu (*.opf);;Praat (*.textgrid);;GSEQ (*.sds);;Captions (*.vtt);;Captions (*.srt);;Table (*.csv);;Workbook (*.xlsx);;SPSS (*.sav)</source>
        <translation>ELAN (*.eaf);;BORIS (*.boris);;Datavyu (*.opf);;Praat (*.textgrid);;GSEQ (*.sds);;Subtítulos (*.vtt);;Subtítulos (*.srt);;Tabla (*.csv);;Libro de cálculo (*.xlsx);;SPSS (*.sav)</translation>
    </message>
    <message>
        <source>%1 lie at %2.</source>
        <translation>%1 están en %2.</translation>
    </message>
</context>
<context>
    <name>attune::ui::JournalRoom</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>No note yet. After a clip, write down what you saw, what you missed and what you felt.</source>
        <translation>Aún no hay notas. Después de un clip, escriba lo que vio, lo que se le escapó y lo que sintió.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>My passphrase…</source>
        <translation>Mi frase de contraseña…</translation>
    </message>
    <message>
        <source>Lock your notes with a passphrase, change it, or take it away</source>
        <translation>Cierre sus notas con una frase de contraseña, cámbiela o quítela</translation>
    </message>
    <message>
        <source>Not about a clip</source>
        <translation>No es sobre un clip</translation>
    </message>
    <message>
        <source>only you can read this</source>
        <translation>solo usted puede leer esto</translation>
    </message>
    <message>
        <source>Open the clip</source>
        <translation>Abrir el clip</translation>
    </message>
    <message>
        <source>For thoughts about the training, supervision, or your own family.</source>
        <translation>Para pensamientos sobre la formación, la supervisión o su propia familia.</translation>
    </message>
    <message>
        <source>Edge of the notes</source>
        <translation>Borde de las notas</translation>
    </message>
    <message>
        <source>Edge of the activity log</source>
        <translation>Borde del registro de actividades</translation>
    </message>
    <message>
        <source>Notes are yours alone: no trainer and no supervisor can read them. They are never scored, and part of no export but for passages you add to your portfolio.</source>
        <translation>Las notas son solo suyas: ningún formador ni supervisor puede leerlas. Nunca se puntúan y no forman parte de ninguna exportación, salvo los pasajes que añada a su portafolio.</translation>
    </message>
    <message>
        <source>Marked passage into the portfolio…</source>
        <translation>Pasaje marcado al portafolio…</translation>
    </message>
    <message>
        <source>Only what you have marked, only into the next PDF, and only after asking</source>
        <translation>Solo lo que ha marcado, solo en el próximo PDF y solo tras preguntar</translation>
    </message>
    <message>
        <source>Shall this passage of your private note go into the portfolio you save next? Whoever has the PDF can read it; the rest of the note stays yours.

“%1”</source>
        <translation>¿Debe ir este pasaje de su nota privada al portafolio que guarde a continuación? Quien tenga el PDF puede leerlo; el resto de la nota sigue siendo suyo.

«%1»</translation>
    </message>
    <message>
        <source>Into the portfolio</source>
        <translation>Al portafolio</translation>
    </message>
    <message>
        <source>Keep it private</source>
        <translation>Dejarlo privado</translation>
    </message>
    <message>
        <source>Mark the passage in a note first.</source>
        <translation>Marque primero el pasaje en una nota.</translation>
    </message>
    <message>
        <source>This note is not about a clip: its times lead nowhere.</source>
        <translation>Esta nota no trata de un clip: sus tiempos no llevan a ninguna parte.</translation>
    </message>
    <message>
        <source>There is no time in this note. Write one like 0:12.3.</source>
        <translation>No hay ningún tiempo en esta nota. Escriba uno como 0:12.3.</translation>
    </message>
</context>
<context>
    <name>attune::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Teclas como en</translation>
    </message>
    <message>
        <source>Keys as in…</source>
        <translation>Teclas como en…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Change a key…</source>
        <translation>Cambiar una tecla…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>A key in use twice is refused, with the name of the command that has it. What has no key is found by name with Ctrl K.</source>
        <translation>Una tecla usada dos veces se rechaza, con el nombre del comando que la tiene. Lo que no tiene tecla se encuentra por su nombre con Ctrl K.</translation>
    </message>
    <message>
        <source>Attune: keys</source>
        <translation>Attune: teclas</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>por nombre</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two keys</comment>
        <translation> o </translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntaje</translation>
    </message>
</context>
<context>
    <name>attune::ui::LearnStrip</name>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>sin puntaje</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>one point</source>
        <translation>un punto</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 puntos</translation>
    </message>
    <message>
        <source>yours is %1 higher</source>
        <translation>el suyo está %1 más arriba</translation>
    </message>
    <message>
        <source>yours is %1 lower</source>
        <translation>el suyo está %1 más abajo</translation>
    </message>
    <message>
        <source>Commit and see</source>
        <translation>Confirmar y ver</translation>
    </message>
    <message>
        <source>Learning round</source>
        <translation>Ronda de aprendizaje</translation>
    </message>
    <message>
        <source>Dimension to commit</source>
        <translation>Dimensión a confirmar</translation>
    </message>
    <message>
        <source>The score stands from then on, and its reference opens (Ctrl Shift Enter for the dimension you are at)</source>
        <translation>El puntaje queda desde entonces y se abre su referencia (Ctrl Shift Enter para la dimensión en la que está)</translation>
    </message>
    <message>
        <source>Learning:</source>
        <translation>Aprendiendo:</translation>
    </message>
    <message>
        <source>Every reference of this clip is open. Submit to go on.</source>
        <translation>Todas las referencias de este clip están abiertas. Entregue para seguir.</translation>
    </message>
    <message>
        <source>Rate a dimension, then commit it to see its reference.</source>
        <translation>Califique una dimensión y confírmela para ver su referencia.</translation>
    </message>
    <message>
        <source>%1: reference %2, you %3</source>
        <translation>%1: referencia %2, usted %3</translation>
    </message>
    <message>
        <source>; acceptable (%1 to %2)</source>
        <translation>; aceptable (%1 a %2)</translation>
    </message>
    <message>
        <source>; outside the acceptable %1 to %2</source>
        <translation>; fuera de lo aceptable, %1 a %2</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>En %1: %2</translation>
    </message>
    <message>
        <source>This exercise asks for %1. Rate it, then commit it to see its reference.</source>
        <translation>Este ejercicio pide %1. Califíquela y confírmela para ver su referencia.</translation>
    </message>
    <message>
        <source>This exercise asks for %1 alone; the other dimensions come later.</source>
        <translation>Este ejercicio pide solo %1; las demás dimensiones vienen después.</translation>
    </message>
</context>
<context>
    <name>attune::ui::LearningCurves</name>
    <message>
        <source>no clip yet</source>
        <translation>aún no hay clips</translation>
    </message>
    <message>
        <source>one clip %1</source>
        <comment>difference</comment>
        <translation>un clip %1</translation>
    </message>
    <message>
        <source>Your score minus the reference over your last clips; arrows go from dot to dot, Enter opens its clip</source>
        <translation>Su puntaje menos la referencia en sus últimos clips; las flechas van de punto en punto, Enter abre su clip</translation>
    </message>
    <message>
        <source>last five %1</source>
        <translation>últimos cinco %1</translation>
    </message>
    <message>
        <source>%1 clips %2</source>
        <comment>number, mean difference</comment>
        <translation>%1 clips %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>clip, difference</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1; mean so far %2 [%3, %4]</source>
        <translation>%1; media hasta ahora %2 [%3, %4]</translation>
    </message>
</context>
<context>
    <name>attune::ui::LearningPane</name>
    <message>
        <source>Dots: your score minus the reference. Line: mean of the last five, your leaning, with its 95 % interval. Grey band: within one point. Click a dot, or press Enter on it, to open its clip.</source>
        <translation>Puntos: su puntaje menos la referencia. Línea: media de los últimos cinco, su tendencia, con su intervalo del 95 %. Banda gris: a un punto o menos. Haga clic en un punto, o presione Enter en él, para abrir su clip.</translation>
    </message>
    <message>
        <source>Beside your group</source>
        <translation>Junto a su grupo</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>Your mean difference</source>
        <translation>Su diferencia media</translation>
    </message>
    <message>
        <source>The group’s</source>
        <translation>La del grupo</translation>
    </message>
    <message>
        <source>You within one</source>
        <translation>Usted, a un punto</translation>
    </message>
    <message>
        <source>The group</source>
        <translation>El grupo</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>Your differences beside those of your group</source>
        <translation>Sus diferencias junto a las de su grupo</translation>
    </message>
    <message>
        <source>Your clips so far</source>
        <translation>Sus clips hasta ahora</translation>
    </message>
    <message>
        <source>Your last %1 clips</source>
        <translation>Sus últimos %1 clips</translation>
    </message>
    <message>
        <source>Everybody in “%1”, you too, on the clips you have compared; nobody is told apart.</source>
        <translation>Todos los de «%1», también usted, en los clips que usted comparó; no se distingue a nadie.</translation>
    </message>
</context>
<context>
    <name>attune::ui::LostStrip</name>
    <message>
        <source>Search a folder…</source>
        <translation>Buscar en una carpeta…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>Archivos que faltan</translation>
    </message>
    <message>
        <source>Look in a folder, and all folders in it, for the files of these clips. They are known by their content, whatever they are called now. (Shift F3)</source>
        <translation>Busca los archivos de estos clips en una carpeta y en todas las que contiene. Se reconocen por su contenido, se llamen como se llamen ahora. (Mayús F3)</translation>
    </message>
    <message>
        <source>1 file is not where it was.</source>
        <translation>1 archivo no está donde estaba.</translation>
    </message>
    <message>
        <source>%1 files are not where they were.</source>
        <translation>%1 archivos no están donde estaban.</translation>
    </message>
    <message>
        <source>Where may the files be?</source>
        <translation>¿Dónde pueden estar los archivos?</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>None of the missing files is in this folder.</source>
        <translation>Ninguno de los archivos que faltan está en esta carpeta.</translation>
    </message>
    <message>
        <source>%1 of %2 missing files were found: their content is the same.</source>
        <translation>Se encontraron %1 de %2 archivos que faltaban: su contenido es el mismo.</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>Buscando en %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::MainWindow</name>
    <message>
        <source>%1, then + or −; Esc takes it back</source>
        <translation>%1, luego + o −; Esc lo deshace</translation>
    </message>
    <message>
        <source>Your own keys could not be read, so the usual ones are in place: %1</source>
        <translation>No se pudieron leer sus propias teclas, así que rigen las habituales: %1</translation>
    </message>
    <message>
        <source>Find a command (Ctrl K)</source>
        <translation>Buscar un comando (Ctrl K)</translation>
    </message>
    <message>
        <source>Text size %1 %</source>
        <translation>Tamaño de texto %1 %</translation>
    </message>
    <message>
        <source>Save the unsaved work</source>
        <translation>Guardar el trabajo sin guardar</translation>
    </message>
    <message>
        <source>Edits (*.jsonl)</source>
        <translation>Cambios (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 changes are in %2. Bring them in with: attune-cli library apply LIBRARY FILE</source>
        <translation>%1 cambios están en %2. Incorpórelos con: attune-cli library apply LIBRARY FILE</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Not saved: %1. Your work is kept here and is saved as soon as that is possible; “Save the unsaved work to another file…” (Ctrl+K) writes it elsewhere.</source>
        <translation>No se guardó: %1. Su trabajo se conserva aquí y se guardará en cuanto sea posible; «Guardar en otro archivo el trabajo sin guardar…» (Ctrl+K) lo escribe en otra parte.</translation>
    </message>
    <message>
        <source>Your last changes are not saved: %1. Closing now loses them.</source>
        <translation>Sus últimos cambios no están guardados: %1. Si cierra ahora, se pierden.</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Cerrar y perderlos</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>Mantener abierta la ventana</translation>
    </message>
    <message>
        <source>Take in a package</source>
        <translation>Incorporar un paquete</translation>
    </message>
    <message>
        <source>Packages (*.zip);;All files (*)</source>
        <translation>Paquetes (*.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose a command, then press F2 to give it another key.</source>
        <translation>Elija un comando y presione F2 para darle otra tecla.</translation>
    </message>
    <message>
        <source>Save the sheet of keys</source>
        <translation>Guardar la hoja de teclas</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The sheet of keys could not be written to %1</source>
        <translation>No se pudo escribir la hoja de teclas en %1</translation>
    </message>
    <message>
        <source>The usual layout is back.</source>
        <translation>Volvió la disposición habitual.</translation>
    </message>
</context>
<context>
    <name>attune::ui::MomentPane</name>
    <message>
        <source>left no mark here.</source>
        <translation>no dejó aquí ninguna marca.</translation>
    </message>
    <message>
        <source>looping</source>
        <translation>repitiendo</translation>
    </message>
    <message>
        <source>Neither you nor the reference marked a moment here.</source>
        <translation>Ni usted ni la referencia marcaron aquí un momento.</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>más</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Nobody marked a moment on this dimension.</source>
        <translation>Nadie marcó un momento en esta dimensión.</translation>
    </message>
    <message>
        <source>Play the moment that shows what this point of the scale means, then come back</source>
        <translation>Reproducir el momento que muestra qué significa este punto de la escala y luego volver</translation>
    </message>
    <message>
        <source>What %1 looks like: %2</source>
        <translation>Cómo se ve %1: %2</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Volver a %1</translation>
    </message>
    <message>
        <source>No example is kept for the points given here. Trainers set examples in Schemes.</source>
        <translation>No hay ningún ejemplo guardado para los puntos dados aquí. Los formadores ponen ejemplos en Esquemas.</translation>
    </message>
    <message>
        <source>Example in %1, %2</source>
        <translation>Ejemplo en %1, %2</translation>
    </message>
    <message>
        <source>%1 is no longer in the library.</source>
        <translation>%1 ya no está en la biblioteca.</translation>
    </message>
    <message>
        <source>There is no time in this note. Write one like 0:12.3.</source>
        <translation>No hay ningún tiempo en esta nota. Escriba uno como 0:12.3.</translation>
    </message>
</context>
<context>
    <name>attune::ui::NoteField</name>
    <message>
        <source>Write here</source>
        <translation>Escriba aquí</translation>
    </message>
    <message>
        <source>Open the clip at this time</source>
        <translation>Abrir el clip en este momento</translation>
    </message>
</context>
<context>
    <name>attune::ui::NoticeStrip</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>attune::ui::PaneEdge</name>
    <message>
        <source>Drag to make room; a double click folds it away or brings it back</source>
        <translation>Arrastre para hacer sitio; un doble clic lo pliega o lo devuelve</translation>
    </message>
</context>
<context>
    <name>attune::ui::PartForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Short id</source>
        <translation>Identificador corto</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
</context>
<context>
    <name>attune::ui::PartTable</name>
    <message>
        <source>Drag a line to move it, or %1 and %2.</source>
        <translation>Arrastre una línea para moverla, o %1 y %2.</translation>
    </message>
</context>
<context>
    <name>attune::ui::PassphrasePage</name>
    <message>
        <source>Passphrase of %1</source>
        <translation>Frase de contraseña de %1</translation>
    </message>
    <message>
        <source>It opens your private notes and signs what you hand in. Nobody can read or replace it for you; without it your notes stay closed.</source>
        <translation>Abre sus notas privadas y firma lo que usted envía. Nadie puede leerla ni reemplazarla por usted; sin ella sus notas quedan cerradas.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>I am somebody else</source>
        <translation>Soy otra persona</translation>
    </message>
    <message>
        <source>Write the passphrase first.</source>
        <translation>Escriba primero la frase de contraseña.</translation>
    </message>
</context>
<context>
    <name>attune::ui::PassphrasePanel</name>
    <message>
        <source>My passphrase</source>
        <translation>Mi frase de contraseña</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Your private notes and the key that signs what you hand in are locked by your passphrase.</source>
        <translation>Sus notas privadas y la clave que firma lo que usted envía están cerradas con su frase de contraseña.</translation>
    </message>
    <message>
        <source>With a passphrase nobody else can open the library as you, and your private notes and the key that signs what you hand in are locked. Nobody can bring a forgotten passphrase back: the notes are then lost.</source>
        <translation>Con una frase de contraseña nadie más puede abrir la biblioteca como usted, y quedan cerradas sus notas privadas y la clave que firma lo que usted envía. Nadie puede recuperar una frase olvidada: las notas se pierden entonces.</translation>
    </message>
    <message>
        <source>Present one</source>
        <translation>La actual</translation>
    </message>
    <message>
        <source>New one</source>
        <translation>La nueva</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Eight letters or more; several words are easier to keep in mind.</source>
        <translation>Ocho letras o más; varias palabras son más fáciles de recordar.</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Notes and key are then open to whoever has the file; needs the present one</source>
        <translation>Las notas y la clave quedan entonces abiertas para quien tenga el archivo; requiere la actual</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Usar esta frase de contraseña</translation>
    </message>
    <message>
        <source>Write a new passphrase.</source>
        <translation>Escriba una nueva frase de contraseña.</translation>
    </message>
    <message>
        <source>The two are not the same: write it once more.</source>
        <translation>Las dos no son iguales: escríbala otra vez.</translation>
    </message>
    <message>
        <source>Your passphrase is set. It is asked for when you open the library.</source>
        <translation>Su frase de contraseña está puesta. Se pedirá al abrir la biblioteca.</translation>
    </message>
    <message>
        <source>The passphrase is gone; your notes are no longer locked.</source>
        <translation>La frase de contraseña ya no está; sus notas dejan de estar cerradas.</translation>
    </message>
</context>
<context>
    <name>attune::ui::PeopleList</name>
    <message>
        <source>%1, version %2</source>
        <translation>%1, versión %2</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>Code of a new rater</source>
        <translation>Código de un nuevo evaluador</translation>
    </message>
    <message>
        <source>Code of a new rater, such as T05; never a name</source>
        <translation>Código de un nuevo evaluador, como T05; nunca un nombre</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Write the code of the new rater first.</source>
        <translation>Escriba primero el código del nuevo evaluador.</translation>
    </message>
</context>
<context>
    <name>attune::ui::PeoplePage</name>
    <message>
        <source>The library “%1” knows these people by their codes. Choose yours; if it is not here, ask your trainer.</source>
        <translation>La biblioteca «%1» conoce a estas personas por sus códigos. Elija el suyo; si no está aquí, pregunte a su formador.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién es usted?</translation>
    </message>
</context>
<context>
    <name>attune::ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>View 2 has no picture at this time.</source>
        <translation>La vista 2 no tiene imagen en este momento.</translation>
    </message>
    <message>
        <source>One to one</source>
        <translation>Tamaño real</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>Aumento %1 %</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>attune::ui::Rail</name>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codificar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>Esquemas</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>attune::ui::RatingPanel</name>
    <message>
        <source>The scale ends at %1</source>
        <translation>La escala termina en %1</translation>
    </message>
    <message>
        <source>%1 has no point %2</source>
        <translation>%1 no tiene el punto %2</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Calificación</translation>
    </message>
    <message>
        <source>evidence, sure, note</source>
        <translation>evid., seguro, nota</translation>
    </message>
    <message>
        <source>Submitted %1; locked</source>
        <translation>Entregado el %1; cerrado</translation>
    </message>
    <message>
        <source>Submitted; locked</source>
        <translation>Entregado; cerrado</translation>
    </message>
    <message>
        <source>%1 is still open</source>
        <translation>%1 sigue abierta</translation>
    </message>
    <message>
        <source>%1 and %2 are still open</source>
        <translation>%1 y %2 siguen abiertas</translation>
    </message>
    <message>
        <source>%1 and %2 more are still open</source>
        <translation>%1 y %2 más siguen abiertas</translation>
    </message>
    <message>
        <source>Codes on the timeline only</source>
        <translation>Solo códigos en la línea de tiempo</translation>
    </message>
    <message>
        <source>%1 of %2 rated</source>
        <translation>%1 de %2 calificadas</translation>
    </message>
    <message>
        <source>mean waits for %1 of %2 scores</source>
        <translation>la media espera %1 de %2 puntajes</translation>
    </message>
    <message>
        <source>mean %1 from %2 of %3</source>
        <translation>media %1 de %2 de %3</translation>
    </message>
</context>
<context>
    <name>attune::ui::ReferencePane</name>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensión</translation>
    </message>
    <message>
        <source>Each alone</source>
        <translation>Cada quien a solas</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Acordado</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>Aceptable</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Make the next version</source>
        <translation>Hacer la siguiente versión</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Ronda</translation>
    </message>
    <message>
        <source>Trainers whose codings count</source>
        <translation>Formadores cuyas codificaciones cuentan</translation>
    </message>
    <message>
        <source>Codings side by side</source>
        <translation>Codificaciones lado a lado</translation>
    </message>
    <message>
        <source>How the reference came about</source>
        <translation>Cómo se llegó a la referencia</translation>
    </message>
    <message>
        <source>consensus after independent coding</source>
        <translation>consenso tras codificación independiente</translation>
    </message>
    <message>
        <source>Trainers code each clip alone and submit. Where they lie within one point, the middle value is suggested; where they differ more, talk it through and write the agreed value with its reason. Their own codings never change.</source>
        <translation>Los formadores codifican cada clip a solas y entregan. Donde están a un punto o menos se sugiere el valor medio; donde difieren más, convérsenlo y escriban el valor acordado con su motivo. Sus propias codificaciones nunca cambian.</translation>
    </message>
    <message>
        <source>Trainers</source>
        <translation>Formadores</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>%1, %2 of %3 clips submitted</source>
        <translation>%1, %2 de %3 clips entregados</translation>
    </message>
    <message>
        <source>There is no round yet.</source>
        <translation>Aún no hay ninguna ronda.</translation>
    </message>
    <message>
        <source>No trainer has submitted all clips of this round yet. Open a clip in Clips and code it alone.</source>
        <translation>Ningún formador entregó aún todos los clips de esta ronda. Abra un clip en Clips y codifíquelo a solas.</translation>
    </message>
    <message>
        <source>%1 values to talk through: they are tinted. The reference is at version %2.</source>
        <translation>%1 valores por conversar: están teñidos. La referencia está en la versión %2.</translation>
    </message>
    <message>
        <source>Nothing is open. The reference is at version %1.</source>
        <translation>No queda nada abierto. La referencia está en la versión %1.</translation>
    </message>
    <message>
        <source>Version %1 of the reference is made. Certificates that rest on an older one are marked: compute them anew under Certificates.</source>
        <translation>La versión %1 de la referencia está hecha. Los certificados que se apoyan en una anterior quedan marcados: calcúlelos de nuevo en Certificados.</translation>
    </message>
    <message>
        <source>One value to talk through: it is tinted. The reference is at version %1.</source>
        <translation>Un valor por conversar: está teñido. La referencia está en la versión %1.</translation>
    </message>
    <message>
        <source>I do not code these clips…</source>
        <translation>No codifico estos clips…</translation>
    </message>
    <message>
        <source>You then see what the others submitted, and can no longer code the clips of “%1” that you have not submitted. Your own codings stay.</source>
        <translation>Verá entonces lo que entregaron los demás y ya no podrá codificar los clips de «%1» que no haya entregado. Sus propias codificaciones quedan.</translation>
    </message>
    <message>
        <source>I do not code them</source>
        <translation>No los codifico</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>attune::ui::ReflectionPanel</name>
    <message>
        <source>only you can read this</source>
        <translation>solo usted puede leer esto</translation>
    </message>
    <message>
        <source>Reflect</source>
        <translation>Reflexionar</translation>
    </message>
    <message>
        <source>Write as much or as little as you like</source>
        <translation>Escriba tanto o tan poco como quiera</translation>
    </message>
</context>
<context>
    <name>attune::ui::ReminderStrip</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>“%1” was due on %2; some of your clips are still open.</source>
        <translation>«%1» vencía el %2; algunos de sus clips siguen abiertos.</translation>
    </message>
    <message>
        <source>“%1” was due on %2; still open: %3.</source>
        <translation>«%1» vencía el %2; abiertos aún: %3.</translation>
    </message>
    <message>
        <source>Your certificate under “%1” expired on %2. Ask for a new test.</source>
        <translation>Su certificado según «%1» venció el %2. Pida una nueva prueba.</translation>
    </message>
    <message>
        <source>Certificates under “%1” expired on %2: %3.</source>
        <translation>Certificados según «%1» vencidos el %2: %3.</translation>
    </message>
    <message>
        <source>Your certificate under “%1” expires on %2. Ask for a new test.</source>
        <translation>Su certificado según «%1» vence el %2. Pida una nueva prueba.</translation>
    </message>
    <message>
        <source>Certificates under “%1” expire on %2: %3.</source>
        <translation>Certificados según «%1» que vencen el %2: %3.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Recordatorios</translation>
    </message>
    <message>
        <source>Close until there is something new</source>
        <translation>Cerrar hasta que haya algo nuevo</translation>
    </message>
    <message>
        <source>%1 And %2 more.</source>
        <translation>%1 Y %2 más.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Go there: %1</source>
        <translation>Ir allí: %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::RetestEditor</name>
    <message>
        <source>Raters who code again</source>
        <translation>Evaluadores que codifican otra vez</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Name of the new round</source>
        <translation>Nombre de la ronda nueva</translation>
    </message>
    <message>
        <source>Make the round</source>
        <translation>Crear la ronda</translation>
    </message>
    <message>
        <source>The clips of this round a second time, to see whether raters agree with themselves. Each clip gets another name and another place, without title and setting, so that nobody knows that they have had it; results stay closed until you release them. Afterwards Calibrate shows both codings under “Coded twice”.</source>
        <translation>Los clips de esta ronda por segunda vez, para ver si los evaluadores concuerdan consigo mismos. Cada clip recibe otro nombre y otro lugar, sin título ni situación, para que nadie sepa que ya lo tuvo; los resultados siguen cerrados hasta que los publique. Después, Calibrar muestra ambas codificaciones en «Codificado dos veces».</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Give the clips of “%1” again</source>
        <translation>Dar otra vez los clips de «%1»</translation>
    </message>
    <message>
        <source>%1, again</source>
        <translation>%1, otra vez</translation>
    </message>
    <message>
        <source>Choose at least one rater.</source>
        <translation>Elija al menos un evaluador.</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>el %1</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>entre el %1 y el %2</translation>
    </message>
    <message>
        <source>%1 clip that all of these raters submitted %2, as %3.</source>
        <translation>%1 clip que todos estos evaluadores entregaron %2, como %3.</translation>
    </message>
    <message>
        <source>%1 clips that all of these raters submitted %2, as %3 to %4.</source>
        <translation>%1 clips que todos estos evaluadores entregaron %2, de %3 a %4.</translation>
    </message>
    <message>
        <source>With fewer than 10 clips the figures will be too uncertain to judge anybody by.</source>
        <translation>Con menos de 10 clips las cifras serán demasiado inciertas para juzgar a nadie.</translation>
    </message>
    <message>
        <source>The round is kept. Choose a rater and hand it out.</source>
        <translation>La ronda se guardó. Elija un evaluador y repártala.</translation>
    </message>
    <message>
        <source>The last of them was coded less than %1 weeks ago and may be remembered; memory makes raters look steadier than they are.</source>
        <translation>El último se codificó hace menos de %1 semanas y quizá se recuerde; el recuerdo hace que los evaluadores parezcan más constantes de lo que son.</translation>
    </message>
</context>
<context>
    <name>attune::ui::RoomForm</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>attune::ui::RoundEditor</name>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>drift check</source>
        <translation>control de deriva</translation>
    </message>
    <message>
        <source>exemplar</source>
        <translation>ejemplo</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>práctica</translation>
    </message>
    <message>
        <source>Show clips for</source>
        <translation>Mostrar clips para</translation>
    </message>
    <message>
        <source>Coding scheme</source>
        <translation>Esquema de codificación</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Clips of the round</source>
        <translation>Clips de la ronda</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source> % double coded</source>
        <translation> % codificado dos veces</translation>
    </message>
    <message>
        <source>Hidden overlap</source>
        <translation>Superposición oculta</translation>
    </message>
    <message>
        <source>Moments a score needs</source>
        <translation>Momentos que necesita un puntaje</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Share of a clip to be watched</source>
        <translation>Parte de un clip que hay que ver</translation>
    </message>
    <message>
        <source> attempts</source>
        <translation> intentos</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source> days between two</source>
        <translation> días entre dos</translation>
    </message>
    <message>
        <source>Days between two attempts</source>
        <translation>Días entre dos intentos</translation>
    </message>
    <message>
        <source> months valid</source>
        <translation> meses de validez</translation>
    </message>
    <message>
        <source>Months a pass holds</source>
        <translation>Meses que vale una aprobación</translation>
    </message>
    <message>
        <source>Name of the round</source>
        <translation>Nombre de la ronda</translation>
    </message>
    <message>
        <source>Practice, March cohort</source>
        <translation>Práctica, grupo de marzo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>All clips</source>
        <translation>Todos los clips</translation>
    </message>
    <message>
        <source>Clips for: %1</source>
        <translation>Clips para: %1</translation>
    </message>
    <message>
        <source>Choose all shown</source>
        <translation>Elegir todos los mostrados</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Evaluadores</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>The order above, for everybody</source>
        <translation>El orden de arriba, para todos</translation>
    </message>
    <message>
        <source>An order of its own for every rater</source>
        <translation>Un orden propio para cada evaluador</translation>
    </message>
    <message>
        <source>Every rater codes every clip</source>
        <translation>Cada evaluador codifica cada clip</translation>
    </message>
    <message>
        <source>Clips are shared out among the raters</source>
        <translation>Los clips se reparten entre los evaluadores</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>A score needs</source>
        <translation>Un puntaje necesita</translation>
    </message>
    <message>
        <source>marked moments;</source>
        <translation>momentos marcados;</translation>
    </message>
    <message>
        <source>of the clip must have been watched</source>
        <translation>del clip debe haberse visto</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Etapas</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>No certification</source>
        <translation>Sin certificación</translation>
    </message>
    <message>
        <source>Certify by</source>
        <translation>Certificar con</translation>
    </message>
    <message>
        <source>This round is no longer here.</source>
        <translation>Esta ronda ya no está aquí.</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>Nueva ronda</translation>
    </message>
    <message>
        <source>Plan of “%1”</source>
        <translation>Plan de «%1»</translation>
    </message>
    <message>
        <source>Make the round</source>
        <translation>Crear la ronda</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>Conservar los cambios</translation>
    </message>
    <message>
        <source>As it is: %1</source>
        <translation>Tal como está: %1</translation>
    </message>
    <message>
        <source>a rule of this site</source>
        <translation>una regla de este centro</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 elegidos</translation>
    </message>
    <message>
        <source>Give the round a name.</source>
        <translation>Póngale un nombre a la ronda.</translation>
    </message>
    <message>
        <source>Choose at least one clip.</source>
        <translation>Elija al menos un clip.</translation>
    </message>
    <message>
        <source>Choose at least one rater, or add one by code.</source>
        <translation>Elija al menos un evaluador, o agregue uno por su código.</translation>
    </message>
    <message>
        <source>The library has no coding scheme: add one first.</source>
        <translation>La biblioteca no tiene esquema de codificación: agregue uno primero.</translation>
    </message>
    <message>
        <source>The round is kept. Choose a rater and hand it out.</source>
        <translation>La ronda se guardó. Elija un evaluador y repártala.</translation>
    </message>
    <message>
        <source>Speed up to which watching counts</source>
        <translation>Velocidad hasta la que cuenta lo visto</translation>
    </message>
    <message>
        <source>in real time</source>
        <translation>en tiempo real</translation>
    </message>
    <message>
        <source>at up to %1</source>
        <translation>hasta a %1</translation>
    </message>
    <message>
        <source>at any speed</source>
        <translation>a cualquier velocidad</translation>
    </message>
    <message>
        <source>Hide title, setting, age and context of the clips until feedback opens</source>
        <translation>Ocultar título, lugar, edad y contexto de los clips hasta que se abra la retroalimentación</translation>
    </message>
</context>
<context>
    <name>attune::ui::RoundsPane</name>
    <message>
        <source>Rater</source>
        <translation>Evaluador</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Entregados</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Último</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>Repartido</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>with the clips&apos; files</source>
        <translation>con los archivos de los clips</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>Repartir…</translation>
    </message>
    <message>
        <source>Release results…</source>
        <translation>Publicar resultados…</translation>
    </message>
    <message>
        <source>Send the reference…</source>
        <translation>Enviar la referencia…</translation>
    </message>
    <message>
        <source>Change the plan…</source>
        <translation>Cambiar el plan…</translation>
    </message>
    <message>
        <source>What to practise next</source>
        <translation>Qué practicar ahora</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>Raters of the round</source>
        <translation>Evaluadores de la ronda</translation>
    </message>
    <message>
        <source>The package then holds the videos; without them the rater needs the files already</source>
        <translation>El paquete contiene entonces los videos; sin ellos el evaluador ya debe tener los archivos</translation>
    </message>
    <message>
        <source>Write the package for the chosen rater (Ctrl Shift H)</source>
        <translation>Escribir el paquete para el evaluador elegido (Ctrl Shift H)</translation>
    </message>
    <message>
        <source>Raters may then see the reference of what they submitted; cannot be taken back</source>
        <translation>Los evaluadores pueden ver entonces la referencia de lo que entregaron; no se puede deshacer</translation>
    </message>
    <message>
        <source>A package with the round&apos;s reference for raters who work elsewhere</source>
        <translation>Un paquete con la referencia de la ronda para evaluadores que trabajan en otro lugar</translation>
    </message>
    <message>
        <source>Clips the chosen rater does not know, where they err most</source>
        <translation>Clips que el evaluador elegido no conoce, donde más se equivoca</translation>
    </message>
    <message>
        <source>No round yet</source>
        <translation>Aún no hay rondas</translation>
    </message>
    <message>
        <source>A round hands chosen clips to chosen raters: to learn, to practise, to be tested, or to see whether somebody drifts. It says until when, and when the reference opens.</source>
        <translation>Una ronda reparte clips elegidos a evaluadores elegidos: para aprender, practicar, hacer una prueba o ver si alguien se desvía. Dice hasta cuándo y cuándo se abre la referencia.</translation>
    </message>
    <message>
        <source>Make the first round…</source>
        <translation>Crear la primera ronda…</translation>
    </message>
    <message>
        <source>%1, %2 of %3 raters done</source>
        <translation>%1, %2 de %3 evaluadores listos</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>publicada %1</translation>
    </message>
    <message>
        <source>results closed</source>
        <translation>resultados cerrados</translation>
    </message>
    <message>
        <source>all in</source>
        <translation>todo entregado</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>%1 clips, scheme %2 version %3</source>
        <translation>%1 clips, esquema %2 versión %3</translation>
    </message>
    <message>
        <source>an order of its own for every rater</source>
        <translation>un orden propio para cada evaluador</translation>
    </message>
    <message>
        <source>one order for all</source>
        <translation>un orden para todos</translation>
    </message>
    <message>
        <source>shared out, %1 % double coded without saying so</source>
        <translation>repartido, %1 % codificado dos veces sin avisarlo</translation>
    </message>
    <message>
        <source>%1 moments for a score</source>
        <translation>%1 momentos por puntaje</translation>
    </message>
    <message>
        <source>%1 % to be watched</source>
        <translation>hay que ver el %1 %</translation>
    </message>
    <message>
        <source>reference version %1 on every clip</source>
        <translation>referencia versión %1 en todos los clips</translation>
    </message>
    <message>
        <source>reference on %1 of %2 clips</source>
        <translation>referencia en %1 de %2 clips</translation>
    </message>
    <message>
        <source>all in, %1 late</source>
        <translation>todo entregado, %1 con retraso</translation>
    </message>
    <message>
        <source>handed out, nothing back yet</source>
        <translation>repartido, aún no volvió nada</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>sin comenzar</translation>
    </message>
    <message>
        <source>1 round, all in</source>
        <translation>1 ronda, todo entregado</translation>
    </message>
    <message>
        <source>1 round, waiting for codings</source>
        <translation>1 ronda, a la espera de codificaciones</translation>
    </message>
    <message>
        <source>%1 rounds, %2 waiting for codings</source>
        <translation>%1 rondas, %2 a la espera de codificaciones</translation>
    </message>
    <message>
        <source>Packages (*.zip)</source>
        <translation>Paquetes (*.zip)</translation>
    </message>
    <message>
        <source>Hand out to %1</source>
        <translation>Repartir a %1</translation>
    </message>
    <message>
        <source>The assignment for %1 is in %2. Give it to them; it holds no reference that they could read.</source>
        <translation>La asignación para %1 está en %2. Désela; no contiene ninguna referencia que pueda leer.</translation>
    </message>
    <message>
        <source>Send the reference</source>
        <translation>Enviar la referencia</translation>
    </message>
    <message>
        <source>The reference is in %1. Raters see it for the clips they have submitted.</source>
        <translation>La referencia está en %1. Los evaluadores la ven en los clips que entregaron.</translation>
    </message>
    <message>
        <source>%1 (most on %2)</source>
        <translation>%1 (sobre todo en %2)</translation>
    </message>
    <message>
        <source>There is no practice clip with a reference that %1 does not know and where they err.</source>
        <translation>No hay ningún clip de práctica con referencia que %1 no conozca y en el que se equivoque.</translation>
    </message>
    <message>
        <source>%1 practises best on: %2.</source>
        <translation>Lo mejor para que %1 practique: %2.</translation>
    </message>
    <message>
        <source>Release the results of “%1”? Raters then see the reference of every clip they submitted. This cannot be taken back.</source>
        <translation>¿Publicar los resultados de «%1»? Los evaluadores verán la referencia de cada clip que entregaron. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>session %1 of %2 on %3</source>
        <translation>sesión %1 de %2, el %3</translation>
    </message>
    <message>
        <source>Edge of the list of rounds</source>
        <translation>Borde de la lista de rondas</translation>
    </message>
    <message>
        <source>Give again…</source>
        <translation>Dar otra vez…</translation>
    </message>
    <message>
        <source>The same clips a second time under other names: do raters agree with themselves?</source>
        <translation>Los mismos clips por segunda vez con otros nombres: ¿concuerdan los evaluadores consigo mismos?</translation>
    </message>
    <message>
        <source>%1 % to be watched at %2 or slower</source>
        <translation>%1 % por ver a %2 o más lento</translation>
    </message>
</context>
<context>
    <name>attune::ui::RoundsRoom</name>
    <message>
        <source>Rounds</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referencias</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>Incorporar…</translation>
    </message>
    <message>
        <source>Look into a package that came back, then take it in (Ctrl Shift I)</source>
        <translation>Examinar un paquete que volvió e incorporarlo (Ctrl Shift I)</translation>
    </message>
    <message>
        <source>New round…</source>
        <translation>Ronda…</translation>
    </message>
    <message>
        <source>New round (Ctrl N)</source>
        <translation>Nueva ronda (Ctrl N)</translation>
    </message>
    <message>
        <source>New course…</source>
        <translation>Curso…</translation>
    </message>
    <message>
        <source>Weekly sessions with exercises between them, all rounds at once</source>
        <translation>Sesiones semanales con ejercicios entre ellas, todas las rondas de una vez</translation>
    </message>
</context>
<context>
    <name>attune::ui::RowForm</name>
    <message>
        <source>Marks may not overlap</source>
        <translation>Las marcas no pueden superponerse</translation>
    </message>
    <message>
        <source>All of the clip must be coded</source>
        <translation>Todo el clip debe codificarse</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Tramos</translation>
    </message>
    <message>
        <source>States: the next one ends the last</source>
        <translation>Estados: el siguiente termina el anterior</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Momentos</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Short id</source>
        <translation>Identificador corto</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Qué contiene</translation>
    </message>
    <message>
        <source>Length of an interval, s</source>
        <translation>Longitud de un intervalo, s</translation>
    </message>
    <message>
        <source>First interval begins at, s</source>
        <translation>El primer intervalo comienza en, s</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Qué cuenta</translation>
    </message>
    <message>
        <source>Add a code</source>
        <translation>Agregar un código</translation>
    </message>
    <message>
        <source>Take the code away</source>
        <translation>Quitar el código</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Codificar %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::RowMark</name>
    <message>
        <source>1 piece of evidence</source>
        <translation>1 evidencia</translation>
    </message>
    <message>
        <source>%1 pieces of evidence</source>
        <translation>%1 evidencias</translation>
    </message>
    <message>
        <source>%1; click to go through</source>
        <translation>%1; haga clic para recorrerlas</translation>
    </message>
    <message>
        <source>not said how sure</source>
        <translation>sin decir qué tan seguro</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>inseguro</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>bastante seguro</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>seguro</translation>
    </message>
    <message>
        <source>%1; click to change</source>
        <translation>%1; haga clic para cambiarlo</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>tiene una nota</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>sin nota</translation>
    </message>
</context>
<context>
    <name>attune::ui::ScaleBar</name>
    <message>
        <source>no score yet</source>
        <translation>aún sin puntaje</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>type a number</source>
        <translation>escriba un número</translation>
    </message>
    <message>
        <source>write in words</source>
        <translation>escriba con palabras</translation>
    </message>
</context>
<context>
    <name>attune::ui::SchemeRoom</name>
    <message>
        <source>Open a scheme</source>
        <translation>Abrir un esquema</translation>
    </message>
    <message>
        <source>Schemes (*.json)</source>
        <translation>Esquemas (*.json)</translation>
    </message>
    <message>
        <source>%1 is no scheme: %2</source>
        <translation>%1 no es un esquema: %2</translation>
    </message>
    <message>
        <source>Save the scheme</source>
        <translation>Guardar el esquema</translation>
    </message>
    <message>
        <source>Saved as %1. Private words and examples are not in it.</source>
        <translation>Guardado como %1. Las palabras privadas y los ejemplos no están en él.</translation>
    </message>
    <message>
        <source>There is something to mend first: %1</source>
        <translation>Primero hay algo que corregir: %1</translation>
    </message>
    <message>
        <source>Version %1 of %2 cannot change any more once it is in use. New codings outside rounds follow it.</source>
        <translation>La versión %1 de %2 ya no puede cambiar una vez que está en uso. Las nuevas codificaciones fuera de rondas la siguen.</translation>
    </message>
    <message>
        <source>Put into use</source>
        <translation>Poner en uso</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>%1, version %2, is in the library. New codings outside rounds follow it when the library is next opened; codings begun go on as they are.</source>
        <translation>%1, versión %2, está en la biblioteca. Las nuevas codificaciones fuera de rondas la siguen la próxima vez que se abra la biblioteca; las comenzadas siguen como están.</translation>
    </message>
    <message>
        <source>Load private words</source>
        <translation>Cargar palabras privadas</translation>
    </message>
    <message>
        <source>Text packs (*.json)</source>
        <translation>Paquetes de textos (*.json)</translation>
    </message>
    <message>
        <source>The private words are shown from the next opening of the library on; places: %1.</source>
        <translation>Las palabras privadas se muestran desde la próxima vez que se abra la biblioteca; lugares: %1.</translation>
    </message>
    <message>
        <source>Private words in place: %4. Licence: %1, %2, since %3. They stay in this library and are in no export.</source>
        <translation>Palabras privadas en su lugar: %4. Licencia: %1, %2, desde %3. Permanecen en esta biblioteca y no están en ninguna exportación.</translation>
    </message>
    <message>
        <source>A site that holds a licence can load its words. They stay in this library and are in no export.</source>
        <translation>Un centro que tiene una licencia puede cargar sus palabras. Permanecen en esta biblioteca y no están en ninguna exportación.</translation>
    </message>
    <message>
        <source>An example is a clip of this library with begin and end, such as: A-01, 00:41 to 00:58</source>
        <translation>Un ejemplo es un clip de esta biblioteca con comienzo y fin, como: A-01, 00:41 to 00:58</translation>
    </message>
    <message>
        <source>This is what a trainee rates with. Try it: nothing of it is kept.</source>
        <translation>Con esto califica quien se forma. Pruébelo: nada de esto se conserva.</translation>
    </message>
    <message>
        <source>The scheme as text</source>
        <translation>El esquema como texto</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, versión %2</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Borrador: %1</translation>
    </message>
    <message>
        <source>There is a draft already. A new one takes its place.</source>
        <translation>Ya hay un borrador. Uno nuevo ocupa su lugar.</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Descartar el borrador</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>version %1, draft</source>
        <translation>versión %1, borrador</translation>
    </message>
    <message>
        <source>in the library</source>
        <translation>en la biblioteca</translation>
    </message>
    <message>
        <source>Nobody codes with it before it is put into use.</source>
        <translation>Nadie codifica con él antes de ponerlo en uso.</translation>
    </message>
    <message>
        <source>It cannot change any more; make a new version of it.</source>
        <translation>Ya no puede cambiar; haga una nueva versión.</translation>
    </message>
    <message>
        <source>In use (codings: %1), so it cannot change; make a new version of it.</source>
        <translation>En uso (codificaciones: %1), así que no puede cambiar; haga una nueva versión.</translation>
    </message>
    <message>
        <source>%1  (to mend)</source>
        <translation>%1  (por corregir)</translation>
    </message>
    <message>
        <source>About the scheme</source>
        <translation>Sobre el esquema</translation>
    </message>
    <message>
        <source>DIMENSIONS</source>
        <translation>DIMENSIONES</translation>
    </message>
    <message>
        <source>ROWS OF CODES</source>
        <translation>FILAS DE CÓDIGOS</translation>
    </message>
    <message>
        <source>EPISODES, TOTALS, RULES</source>
        <translation>EPISODIOS, TOTALES, REGLAS</translation>
    </message>
    <message>
        <source>The whole as text</source>
        <translation>Todo como texto</translation>
    </message>
    <message>
        <source>Check: nothing is wrong</source>
        <translation>Revisión: todo está bien</translation>
    </message>
    <message>
        <source>Check, to mend: %1</source>
        <translation>Revisión, por corregir: %1</translation>
    </message>
    <message>
        <source>The same as version %1</source>
        <translation>Igual que la versión %1</translation>
    </message>
    <message>
        <source>Changed since version %1</source>
        <translation>Cambios desde la versión %1</translation>
    </message>
    <message>
        <source>The first version</source>
        <translation>La primera versión</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Fila %1</translation>
    </message>
    <message>
        <source>Code 1</source>
        <translation>Código 1</translation>
    </message>
    <message>
        <source>Code 2</source>
        <translation>Código 2</translation>
    </message>
    <message>
        <source>Dimension %1</source>
        <translation>Dimensión %1</translation>
    </message>
    <message>
        <source>Parts of the scheme</source>
        <translation>Partes del esquema</translation>
    </message>
    <message>
        <source>Add a dimension</source>
        <translation>Agregar una dimensión</translation>
    </message>
    <message>
        <source>Add a row of codes</source>
        <translation>Agregar una fila de códigos</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>As the trainee sees it</source>
        <translation>Como lo ve quien se forma</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Nueva versión</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué cambió</translation>
    </message>
    <message>
        <source>Load private words…</source>
        <translation>Cargar palabras privadas…</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Olvidarlas</translation>
    </message>
    <message>
        <source>Licensed wording</source>
        <translation>Textos con licencia</translation>
    </message>
    <message>
        <source>Scheme and version</source>
        <translation>Esquema y versión</translation>
    </message>
    <message>
        <source>Put into use…</source>
        <translation>Poner en uso…</translation>
    </message>
    <message>
        <source>Example of %1: %2</source>
        <translation>Ejemplo de %1: %2</translation>
    </message>
    <message>
        <source>Edge of the parts</source>
        <translation>Borde de las partes</translation>
    </message>
    <message>
        <source>Edge of the checks</source>
        <translation>Borde de las comprobaciones</translation>
    </message>
</context>
<context>
    <name>attune::ui::SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño de texto</translation>
    </message>
    <message>
        <source>Show all keys…</source>
        <translation>Mostrar todas las teclas…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Minutes of coding until a break</source>
        <translation>Minutos de codificación hasta una pausa</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Remind me of a break after</source>
        <translation>Recordarme una pausa tras</translation>
    </message>
    <message>
        <source>Back to the usual layout</source>
        <translation>Volver a la disposición habitual</translation>
    </message>
    <message>
        <source>My layout</source>
        <translation>Mi disposición</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>The window closes and opens again in this language</source>
        <translation>La ventana se cierra y se abre de nuevo en este idioma</translation>
    </message>
    <message>
        <source>Everything takes effect at once. Appearance, language and text size belong to this computer; keys and layout to you.</source>
        <translation>Todo tiene efecto de inmediato. La apariencia, el idioma y el tamaño de texto son de este equipo; las teclas y la disposición, suyas.</translation>
    </message>
</context>
<context>
    <name>attune::ui::SparedPanel</name>
    <message>
        <source>Leave it spared</source>
        <translation>Dejarlo eximido</translation>
    </message>
    <message>
        <source>Code it after all</source>
        <translation>Codificarlo después de todo</translation>
    </message>
    <message>
        <source>You are spared %1</source>
        <translation>Está eximido de %1</translation>
    </message>
    <message>
        <source>It counts as spared, not as missing. You may still code it after all, until the results of the round are released; the records keep that you skipped it and that you took it back.</source>
        <translation>Cuenta como eximido, no como ausente. Todavía puede codificarlo, hasta que se liberen los resultados de la ronda; los registros guardan que se lo saltó y que volvió atrás.</translation>
    </message>
    <message>
        <source>%1 is yours to code again.</source>
        <translation>Puede codificar %1 de nuevo.</translation>
    </message>
</context>
<context>
    <name>attune::ui::StageGrid</name>
    <message>
        <source>Stages</source>
        <translation>Etapas</translation>
    </message>
    <message>
        <source> clips each</source>
        <translation> clips cada uno</translation>
    </message>
    <message>
        <source>Clips of a stage</source>
        <translation>Clips de una etapa</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Agregar una etapa</translation>
    </message>
    <message>
        <source>Take the last away</source>
        <translation>Quitar la última</translation>
    </message>
    <message>
        <source>All dimensions from the start</source>
        <translation>Todas las dimensiones desde el comienzo</translation>
    </message>
    <message>
        <source>One dimension at a time, then all</source>
        <translation>Una dimensión a la vez, luego todas</translation>
    </message>
    <message>
        <source>Stages of your own, then all</source>
        <translation>Etapas propias, luego todas</translation>
    </message>
    <message>
        <source>Stages: tick what is rated in each</source>
        <translation>Etapas: marque lo que se califica en cada una</translation>
    </message>
    <message>
        <source>Clips of stage %1</source>
        <translation>Clips de la etapa %1</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>calificar</translation>
    </message>
</context>
<context>
    <name>attune::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Sin biblioteca</translation>
    </message>
    <message>
        <source>Blind: nothing is open yet</source>
        <translation>A ciegas: aún no hay nada abierto</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>NOT SAVED: %1</source>
        <translation>SIN GUARDAR: %1</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>A ciegas</translation>
    </message>
</context>
<context>
    <name>attune::ui::SubmitBar</name>
    <message>
        <source>Submit and lock</source>
        <translation>Entregar y cerrar</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation>Entregar…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>See your rating beside the reference</source>
        <translation>Vea su calificación junto a la referencia</translation>
    </message>
    <message>
        <source>Submit this rating?</source>
        <translation>¿Entregar esta calificación?</translation>
    </message>
    <message>
        <source>It is locked from then on, and the comparison with the reference opens.</source>
        <translation>Desde entonces queda cerrada y se abre la comparación con la referencia.</translation>
    </message>
    <message>
        <source>One thing is still missing</source>
        <translation>Aún falta una cosa</translation>
    </message>
    <message>
        <source>%1 things are still missing</source>
        <translation>Aún faltan %1 cosas</translation>
    </message>
    <message>
        <source>Back to rating</source>
        <translation>Volver a calificar</translation>
    </message>
</context>
<context>
    <name>attune::ui::Subtitles</name>
    <message>
        <source>Reading the subtitles</source>
        <translation>Leyendo los subtítulos</translation>
    </message>
    <message>
        <source>Subtitles are on.</source>
        <translation>Los subtítulos se muestran.</translation>
    </message>
    <message>
        <source>Subtitles are on: %1.</source>
        <translation>Los subtítulos se muestran: %1.</translation>
    </message>
    <message>
        <source>Subtitles are off.</source>
        <translation>Los subtítulos no se muestran.</translation>
    </message>
    <message>
        <source>This clip has no subtitles.</source>
        <translation>Este clip no tiene subtítulos.</translation>
    </message>
    <message>
        <source>The subtitles of this clip cannot be shown: %1.</source>
        <translation>No se pueden mostrar los subtítulos de este clip: %1.</translation>
    </message>
</context>
<context>
    <name>attune::ui::SummaryDialog</name>
    <message>
        <source>Web page (.html)</source>
        <translation>Página web (.html)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Workbook (.xlsx)</source>
        <translation>Libro de cálculo (.xlsx)</translation>
    </message>
    <message>
        <source>Figures as CSV</source>
        <translation>Cifras en CSV</translation>
    </message>
    <message>
        <source>Figures for SPSS (.sav)</source>
        <translation>Cifras para SPSS (.sav)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Preview of the pages</source>
        <translation>Vista previa de las páginas</translation>
    </message>
    <message>
        <source>Summary of</source>
        <translation>Resumen de</translation>
    </message>
    <message>
        <source>the whole round</source>
        <translation>toda la ronda</translation>
    </message>
    <message>
        <source>one rater</source>
        <translation>un evaluador</translation>
    </message>
    <message>
        <source>all clips: how contested</source>
        <translation>todos los clips: qué tan discutidos</translation>
    </message>
    <message>
        <source>one clip</source>
        <translation>un clip</translation>
    </message>
    <message>
        <source>the reference set</source>
        <translation>el conjunto de referencia</translation>
    </message>
    <message>
        <source>Your own summary</source>
        <translation>Su propio resumen</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>Pictures per dimension</source>
        <translation>Imágenes por dimensión</translation>
    </message>
    <message>
        <source>Sentences to quote</source>
        <translation>Frases para citar</translation>
    </message>
    <message>
        <source>Methods, settings and terms</source>
        <translation>Métodos, ajustes y términos</translation>
    </message>
    <message>
        <source>All paired ratings</source>
        <translation>Todas las calificaciones en pares</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>Mis notas</translation>
    </message>
    <message>
        <source>People appear by code only. The figures themselves are always there.</source>
        <translation>Las personas aparecen solo por código. Las cifras mismas están siempre.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>Evaluador</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Read the notes through before they leave the house.</source>
        <translation>Relea las notas antes de que salgan de aquí.</translation>
    </message>
    <message>
        <source>Look at these words before the notes leave the house: %1.</source>
        <translation>Mire estas palabras antes de que las notas salgan de aquí: %1.</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>Componiendo las páginas</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
    <message>
        <source>One page.</source>
        <translation>Una página.</translation>
    </message>
    <message>
        <source>%1 pages.</source>
        <translation>%1 páginas.</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Se muestran las primeras %1.</translation>
    </message>
    <message>
        <source>The notes may tell who somebody is. Words to look at: %1.</source>
        <translation>Las notas podrían revelar quién es alguien. Palabras que conviene mirar: %1.</translation>
    </message>
    <message>
        <source>Go on with the notes</source>
        <translation>Seguir con las notas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Save the summary</source>
        <translation>Guardar el resumen</translation>
    </message>
    <message>
        <source>The summary lies at %1.</source>
        <translation>El resumen está en %1.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Imprimiendo</translation>
    </message>
    <message>
        <source>The summary was sent to the printer.</source>
        <translation>El resumen se envió a la impresora.</translation>
    </message>
    <message>
        <source>a plan: how many clips, how many raters</source>
        <translation>un plan: cuántos clips, cuántos evaluadores</translation>
    </message>
    <message>
        <source>the cohort, round after round</source>
        <translation>la cohorte, ronda tras ronda</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Población</translation>
    </message>
    <message>
        <source>who the families are, e.g. 40 dyads</source>
        <translation>quiénes son las familias, p. ej. 40 díadas</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Muestreo</translation>
    </message>
    <message>
        <source>how the clips were chosen</source>
        <translation>cómo se eligieron los clips</translation>
    </message>
    <message>
        <source>Working out every round</source>
        <translation>Calculando cada ronda</translation>
    </message>
</context>
<context>
    <name>attune::ui::TakeInPanel</name>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>here already, alike</source>
        <translation>ya está aquí, igual</translation>
    </message>
    <message>
        <source>new, but late</source>
        <translation>nuevo, pero con retraso</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>se dejó fuera</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Taken in as</source>
        <translation>Incorporado como</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Incorporar</translation>
    </message>
    <message>
        <source>Take in a package</source>
        <translation>Incorporar un paquete</translation>
    </message>
    <message>
        <source>What is in the package</source>
        <translation>Qué hay en el paquete</translation>
    </message>
    <message>
        <source>Nothing has been taken in yet.</source>
        <translation>Aún no se ha incorporado nada.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Taken in: %1 new.</source>
        <translation>Incorporado: %1 nuevos.</translation>
    </message>
    <message>
        <source>Taken in: %1 new; %2 left out.</source>
        <translation>Incorporado: %1 nuevos; %2 se dejaron fuera.</translation>
    </message>
    <message>
        <source>Assignment of the round “%1” for %2, from %3</source>
        <translation>Asignación de la ronda «%1» para %2, de %3</translation>
    </message>
    <message>
        <source>Submission of %1 in the round “%2”</source>
        <translation>Entrega de %1 en la ronda «%2»</translation>
    </message>
    <message>
        <source>Reference of the round “%1”, from %2</source>
        <translation>Referencia de la ronda «%1», de %2</translation>
    </message>
    <message>
        <source>%1 cannot be taken in</source>
        <translation>%1 no se puede incorporar</translation>
    </message>
    <message>
        <source>Made %1, signed with the key %2 (%3).</source>
        <translation>Hecho el %1, firmado con la clave %2 (%3).</translation>
    </message>
    <message>
        <source>known here</source>
        <translation>conocida aquí</translation>
    </message>
    <message>
        <source>new here</source>
        <translation>nueva aquí</translation>
    </message>
    <message>
        <source>Take in %1 new</source>
        <translation>Incorporar %1 nuevos</translation>
    </message>
</context>
<context>
    <name>attune::ui::TimelineList</name>
    <message>
        <source>Segments and evidence</source>
        <translation>Segmentos y evidencia</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comienzo</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Dimension or label</source>
        <translation>Dimensión o etiqueta</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmento</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episodio</translation>
    </message>
    <message>
        <source>+ plus</source>
        <translation>+ más</translation>
    </message>
    <message>
        <source>− minus</source>
        <translation>− menos</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Modifiers</source>
        <translation>Modificadores</translation>
    </message>
    <message>
        <source>Whom the segment is about, by role or alias, never by name</source>
        <translation>De quién trata el segmento, por su rol o alias, nunca por su nombre</translation>
    </message>
    <message>
        <source>What else is said of the code, such as hand: left | look: mother</source>
        <translation>Qué más se dice del código, p. ej. mano: izquierda | mirada: madre</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ir a %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::TimelineMap</name>
    <message>
        <source>The whole clip, with the part in view</source>
        <translation>El clip completo, con la parte a la vista</translation>
    </message>
    <message>
        <source>Whole clip, watched</source>
        <translation>Clip completo, visto</translation>
    </message>
    <message>
        <source>The whole clip: marks above, what you have watched below; striped where it ran faster than real time. Drag the frame to move along.</source>
        <translation>El clip entero: arriba las marcas, abajo lo que usted ya vio; a rayas donde corrió más rápido que el tiempo real. Arrastre el marco para desplazarse.</translation>
    </message>
    <message>
        <source>%1 to %2: watched in real time</source>
        <translation>%1 a %2: visto en tiempo real</translation>
    </message>
    <message>
        <source>%1 to %2: watched at %3</source>
        <translation>%1 a %2: visto a %3</translation>
    </message>
    <message>
        <source>Not watched yet</source>
        <translation>Aún no visto</translation>
    </message>
</context>
<context>
    <name>attune::ui::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmento</translation>
    </message>
    <message>
        <source>Make a segment of the selection</source>
        <translation>Crear un segmento con la selección</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Split the segment at the playhead</source>
        <translation>Dividir el segmento en el cabezal</translation>
    </message>
    <message>
        <source>Snap to frames and edges</source>
        <translation>Ajustar a cuadros y bordes</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Como lista</translation>
    </message>
    <message>
        <source>Segments and evidence as a list</source>
        <translation>Segmentos y evidencia como lista</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>Mostrar el clip completo</translation>
    </message>
    <message>
        <source>Zoom of the timeline</source>
        <translation>Aumento de la línea de tiempo</translation>
    </message>
    <message>
        <source>Find on the timeline</source>
        <translation>Buscar en la línea de tiempo</translation>
    </message>
    <message>
        <source>Find a code or word, Enter for the next</source>
        <translation>Busque un código o palabra; Enter para el siguiente</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop this work; it begins again when the clip is next opened</source>
        <translation>Detener este trabajo; comienza de nuevo cuando se vuelva a abrir el clip</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se hizo</translation>
    </message>
</context>
<context>
    <name>attune::ui::TimelineView</name>
    <message>
        <source>Segment</source>
        <translation>Segmento</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>más</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>, frame %1</source>
        <translation>, cuadro %1</translation>
    </message>
    <message>
        <source>
The file is damaged here: %1</source>
        <translation>
El archivo está dañado aquí: %1</translation>
    </message>
    <message>
        <source>minutes : seconds</source>
        <translation>minutos : segundos</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmentos</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>izquierda</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>derecha</translation>
    </message>
    <message>
        <source>Mark in and out with I and O, then Enter makes a segment</source>
        <translation>Marque entrada y salida con I y O; luego Enter crea un segmento</translation>
    </message>
    <message>
        <source>Press M where you see it, then + or −</source>
        <translation>Presione M donde la vea, luego + o −</translation>
    </message>
    <message>
        <source>no picture in this file</source>
        <translation>no hay imagen en este archivo</translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation>leyendo imágenes</translation>
    </message>
    <message>
        <source>reading sound</source>
        <translation>leyendo sonido</translation>
    </message>
    <message>
        <source>no sound in this file</source>
        <translation>no hay sonido en este archivo</translation>
    </message>
    <message>
        <source>measuring motion, %1 %</source>
        <translation>midiendo movimiento, %1 %</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>The same as a table: choose As a list</source>
        <translation>Lo mismo como tabla: elija Como lista</translation>
    </message>
    <message>
        <source>Label of the segment</source>
        <translation>Etiqueta del segmento</translation>
    </message>
    <message>
        <source>Label, then Enter</source>
        <translation>Etiqueta, luego Enter</translation>
    </message>
    <message>
        <source>whole clip, %1</source>
        <translation>clip completo, %1</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%1 a %2 de %3</translation>
    </message>
    <message>
        <source>Double-click folds or unfolds this row; drag its lower edge to make it higher</source>
        <translation>Doble clic pliega o despliega esta fila; arrastre su borde inferior para hacerla más alta</translation>
    </message>
</context>
<context>
    <name>attune::ui::Transport</name>
    <message>
        <source>Replay the last 5 seconds</source>
        <translation>Repetir los últimos 5 segundos</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Un cuadro atrás</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Un cuadro adelante</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Repetir la selección</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Frames left out because the computer could not keep up. The time never slows.</source>
        <translation>Cuadros omitidos porque el equipo no dio abasto. El tiempo nunca se frena.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Speed  ([ slower, ] faster, \ normal)</source>
        <translation>Velocidad  ([ más lento, ] más rápido, \ normal)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>cuadro %1</translation>
    </message>
    <message>
        <source>frame ~%1</source>
        <translation>cuadro ~%1</translation>
    </message>
    <message>
        <source>The frames of this file are still being counted: the number may change, the picture stays</source>
        <translation>Todavía se cuentan los cuadros de este archivo: el número puede cambiar, la imagen queda</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause  (Space)</source>
        <translation>Pausa  (Espacio)</translation>
    </message>
    <message>
        <source>Play  (Space)</source>
        <translation>Reproducir  (Espacio)</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selección</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Activar el sonido</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 omitidos</translation>
    </message>
    <message>
        <source>f %1</source>
        <translation>c %1</translation>
    </message>
    <message>
        <source>f ~%1</source>
        <translation>c ~%1</translation>
    </message>
</context>
<context>
    <name>attune::ui::TwoViews</name>
    <message>
        <source>Picture of the second view</source>
        <translation>Imagen de la segunda vista</translation>
    </message>
    <message>
        <source>The file of the second view is not where it was. Take it away and add it again.</source>
        <translation>El archivo de la segunda vista no está donde estaba. Quítela y agréguela de nuevo.</translation>
    </message>
    <message>
        <source>Reading the second view</source>
        <translation>Leyendo la segunda vista</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>Vista %1</translation>
    </message>
    <message>
        <source>View %1, frame %2</source>
        <translation>Vista %1, cuadro %2</translation>
    </message>
    <message>
        <source>This clip belongs to a round: only the trainer adds a second view to it.</source>
        <translation>Este clip pertenece a una ronda: solo el formador le agrega una segunda vista.</translation>
    </message>
    <message>
        <source>Add a second view</source>
        <translation>Agregar una segunda vista</translation>
    </message>
    <message>
        <source>This file has no picture. Choose the video of the other camera.</source>
        <translation>Este archivo no tiene imagen. Elija el video de la otra cámara.</translation>
    </message>
    <message>
        <source>The second view is there. Line it up with V, or by its sound.</source>
        <translation>La segunda vista está lista. Alinéela con V, o por su sonido.</translation>
    </message>
    <message>
        <source>The two pictures are one moment now: view 2 is at %1.</source>
        <translation>Las dos imágenes son ahora un mismo momento: la vista 2 está en %1.</translation>
    </message>
    <message>
        <source>Listening to both views</source>
        <translation>Escuchando ambas vistas</translation>
    </message>
    <message>
        <source>The sound does not say how the views lie: %1. Line them up with V.</source>
        <translation>El sonido no dice cómo están las vistas: %1. Alinéelas con V.</translation>
    </message>
    <message>
        <source>Lined up by sound: view 2 is at %1.</source>
        <translation>Alineadas por sonido: la vista 2 está en %1.</translation>
    </message>
</context>
<context>
    <name>attune::ui::UnitBar</name>
    <message>
        <source>Whole clip</source>
        <translation>Clip completo</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmento</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unit to rate</source>
        <translation>Unidad que se califica</translation>
    </message>
    <message>
        <source>What the scores below are about</source>
        <translation>De qué tratan los puntajes de abajo</translation>
    </message>
    <message>
        <source>Items of which viewing</source>
        <translation>Ítems de qué visualización</translation>
    </message>
    <message>
        <source>%1, v%2</source>
        <translation>%1, v%2</translation>
    </message>
    <message>
        <source>All viewings</source>
        <translation>Todas las visualizaciones</translation>
    </message>
    <message>
        <source>Viewing %1</source>
        <translation>Visualización %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::ViewsBar</name>
    <message>
        <source>Second view</source>
        <translation>Segunda vista</translation>
    </message>
    <message>
        <source>Line up</source>
        <translation>Alinear</translation>
    </message>
    <message>
        <source>Move the second view alone; again: these two pictures are one moment</source>
        <translation>Mover sola la segunda vista; otra vez: estas dos imágenes son un mismo momento</translation>
    </message>
    <message>
        <source>By sound</source>
        <translation>Por sonido</translation>
    </message>
    <message>
        <source>Line the views up by their sound</source>
        <translation>Alinear las vistas por el sonido</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Intercambiar</translation>
    </message>
    <message>
        <source>Swap the two views</source>
        <translation>Intercambiar las dos vistas</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take the second view away</source>
        <translation>Quitar la segunda vista</translation>
    </message>
    <message>
        <source>View 2 is at the time of view 1 %1</source>
        <translation>La vista 2 está en el tiempo de la vista 1 %1</translation>
    </message>
    <message>
        <source>Both views are at the same time</source>
        <translation>Ambas vistas están en el mismo tiempo</translation>
    </message>
    <message>
        <source>Step view 2 to the moment of view 1, then V (Esc: as it was): %1</source>
        <translation>Lleve la vista 2 al momento de la vista 1; luego V (Esc: como estaba): %1</translation>
    </message>
</context>
<context>
    <name>attune::ui::WatchedLine</name>
    <message>
        <source>Watched %1 %: enough to submit (%2 % asked for)</source>
        <translation>Visto el %1 %: suficiente para entregar (se pide el %2 %)</translation>
    </message>
    <message>
        <source>Watched %1 % of the %2 % to watch before submitting</source>
        <translation>Visto el %1 % del %2 % que hay que ver antes de entregar</translation>
    </message>
    <message>
        <source>What played on the screen counts, at any speed.</source>
        <translation>Cuenta lo que se reprodujo en pantalla, a cualquier velocidad.</translation>
    </message>
    <message>
        <source>What played on the screen at %1 or slower counts.</source>
        <translation>Cuenta lo que se reprodujo en pantalla a %1 o más lento.</translation>
    </message>
    <message>
        <source>Parts not watched yet are bare in the thin line under the timeline.</source>
        <translation>Las partes aún no vistas quedan vacías en la línea fina bajo la línea de tiempo.</translation>
    </message>
</context>
<context>
    <name>attune::ui::WelcomePage</name>
    <message>
        <source>Watch a clip, mark what you saw, rate it, then see where you differ.</source>
        <translation>Mire un clip, marque lo que vio, califíquelo y vea después en qué difiere.</translation>
    </message>
    <message>
        <source>The sample round has twelve short animated clips and a reference, so you can try everything before you add a real one.</source>
        <translation>La ronda de muestra tiene doce clips animados cortos y una referencia, para que pueda probarlo todo antes de agregar uno real.</translation>
    </message>
    <message>
        <source>Open the sample round</source>
        <translation>Abrir la ronda de muestra</translation>
    </message>
    <message>
        <source>Add your own clip…</source>
        <translation>Agregar su propio clip…</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. A video can also be dragged onto this window.</source>
        <translation>Nada sale de este equipo. También se puede arrastrar un video a esta ventana.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Abiertas últimamente</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>Abrir otra biblioteca…</translation>
    </message>
    <message>
        <source>Step by frame, mark evidence, score each dimension.</source>
        <translation>Avance por cuadros, marque evidencia, califique cada dimensión.</translation>
    </message>
    <message>
        <source>After you submit: the reference, its reasons, the moments.</source>
        <translation>Después de entregar: la referencia, sus motivos, los momentos.</translation>
    </message>
    <message>
        <source>Notes only you can read, and the hours you have put in.</source>
        <translation>Notas que solo usted puede leer, y las horas que ha dedicado.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Everything has a key. Press ? to see them all.</source>
        <translation>Todo tiene una tecla. Presione ? para verlas todas.</translation>
    </message>
</context>
<context>
    <name>attune::ui::Words</name>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>draft %1 of %2</source>
        <translation>borrador %1 de %2</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>comparado</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>consent expired</source>
        <translation>consentimiento vencido</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>%1–%2 months</source>
        <translation>%1–%2 meses</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>few clips</source>
        <translation>pocos clips</translation>
    </message>
    <message>
        <source>narrow</source>
        <translation>corto</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>sin cifra</translation>
    </message>
    <message>
        <source>%1, %2: bias %3, ICC(A,1) %4, n = %5</source>
        <translation>%1, %2: sesgo %3, ICC(A,1) %4, n = %5</translation>
    </message>
    <message>
        <source>%1 and the reference have no clip in common on this dimension.</source>
        <translation>%1 y la referencia no tienen ningún clip en común en esta dimensión.</translation>
    </message>
    <message>
        <source>%1 scored %2 clips that the reference scored too.</source>
        <translation>%1 calificó %2 clips que la referencia también calificó.</translation>
    </message>
    <message>
        <source>%1 scores at about the same level as the reference</source>
        <translation>%1 califica más o menos al mismo nivel que la referencia</translation>
    </message>
    <message>
        <source>%1 scores about %2 points higher than the reference</source>
        <translation>%1 califica unos %2 puntos por encima de la referencia</translation>
    </message>
    <message>
        <source>%1 scores about %2 points lower than the reference</source>
        <translation>%1 califica unos %2 puntos por debajo de la referencia</translation>
    </message>
    <message>
        <source> and puts the clips in nearly the same order.</source>
        <translation> y pone los clips casi en el mismo orden.</translation>
    </message>
    <message>
        <source> and puts the clips in a roughly similar order.</source>
        <translation> y pone los clips en un orden más o menos parecido.</translation>
    </message>
    <message>
        <source> and puts the clips in a different order.</source>
        <translation> y pone los clips en un orden distinto.</translation>
    </message>
    <message>
        <source> One habit to correct, not many.</source>
        <translation> Un hábito que corregir, no muchos.</translation>
    </message>
    <message>
        <source> The reference barely varies here, so nothing can be said about the order.</source>
        <translation> La referencia casi no varía aquí, así que nada se puede decir del orden.</translation>
    </message>
    <message>
        <source>ICC(A,1), same number</source>
        <translation>ICC(A,1), mismo número</translation>
    </message>
    <message>
        <source>n = %1, F interval</source>
        <translation>n = %1, intervalo F</translation>
    </message>
    <message>
        <source>ICC(C,1), same order</source>
        <translation>ICC(C,1), mismo orden</translation>
    </message>
    <message>
        <source>bias set aside</source>
        <translation>sin contar el sesgo</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>points, t interval</source>
        <translation>puntos, intervalo t</translation>
    </message>
    <message>
        <source>constant rater %1</source>
        <translation>evaluador constante %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exacto</translation>
    </message>
    <message>
        <source>Within one</source>
        <translation>A un punto</translation>
    </message>
    <message>
        <source>What did I see?</source>
        <translation>¿Qué vi?</translation>
    </message>
    <message>
        <source>What did I miss?</source>
        <translation>¿Qué se me escapó?</translation>
    </message>
    <message>
        <source>What did I feel?</source>
        <translation>¿Qué sentí?</translation>
    </message>
    <message>
        <source>Coded</source>
        <translation>Codificado</translation>
    </message>
    <message>
        <source>Not codable</source>
        <translation>No codificable</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>No observado</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>No aplicable</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Adult</source>
        <translation>Adulto</translation>
    </message>
    <message>
        <source>Second adult</source>
        <translation>Segundo adulto</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Niño o niña</translation>
    </message>
    <message>
        <source>Dyad</source>
        <translation>Díada</translation>
    </message>
    <message>
        <source>Triad</source>
        <translation>Tríada</translation>
    </message>
    <message>
        <source>There is a file named %1 already. Replace it?</source>
        <translation>Ya hay un archivo llamado %1. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Video and sound (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.mts *.m2ts *.3gp *.ogv *.wmv *.mp3 *.wav *.m4a *.flac *.ogg);;All files (*)</source>
        <translation>Video y sonido (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.mts *.m2ts *.3gp *.ogv *.wmv *.mp3 *.wav *.m4a *.flac *.ogg);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;Workbook (*.xlsx);;Every figure as CSV (*.csv);;Every figure for SPSS (*.sav)</source>
        <translation>Página web (*.html);;PDF (*.pdf);;Libro de cálculo (*.xlsx);;Todas las cifras en CSV (*.csv);;Todas las cifras para SPSS (*.sav)</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>sound device</source>
        <translation>dispositivo de sonido</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Reading the clip to its end</source>
        <translation>Leyendo el clip hasta el final</translation>
    </message>
    <message>
        <source>Counting frames, %1 %</source>
        <translation>Contando cuadros, %1 %</translation>
    </message>
    <message>
        <source>Small pictures of all frames, %1 %</source>
        <translation>Imágenes pequeñas de todos los cuadros, %1 %</translation>
    </message>
    <message>
        <source>, less than a minute left</source>
        <translation>, falta menos de un minuto</translation>
    </message>
    <message>
        <source>, about %1 min left</source>
        <translation>, faltan unos %1 min</translation>
    </message>
    <message>
        <source>learn</source>
        <translation>aprender</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>práctica</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>drift check</source>
        <translation>control de deriva</translation>
    </message>
    <message>
        <source>Learn: the rater commits one dimension after another and sees its reference at once. For first clips.</source>
        <translation>Aprender: el evaluador confirma una dimensión tras otra y ve enseguida su referencia. Para los primeros clips.</translation>
    </message>
    <message>
        <source>Practice: the comparison with the reference opens as soon as a clip is submitted.</source>
        <translation>Práctica: la comparación con la referencia se abre en cuanto se entrega un clip.</translation>
    </message>
    <message>
        <source>Test: nothing opens until you release the results. Clips the rater knows are refused; a rule can certify.</source>
        <translation>Prueba: nada se abre hasta que usted publique los resultados. Se rechazan clips que el evaluador conoce; una regla puede certificar.</translation>
    </message>
    <message>
        <source>Drift check: like a test, for raters who are certified, to see whether they still agree.</source>
        <translation>Control de deriva: como una prueba, para evaluadores certificados, para ver si siguen de acuerdo.</translation>
    </message>
    <message>
        <source>was due yesterday</source>
        <translation>vencía ayer</translation>
    </message>
    <message>
        <source>was due %1, %2 days ago</source>
        <translation>vencía el %1, hace %2 días</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>vence hoy</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>vence mañana</translation>
    </message>
    <message>
        <source>due %1, in %2 days</source>
        <translation>vence el %1, en %2 días</translation>
    </message>
    <message>
        <source>%1 of %2 submitted</source>
        <translation>%1 de %2 entregados</translation>
    </message>
    <message>
        <source>, %1 spared</source>
        <translation>, %1 dispensados</translation>
    </message>
    <message>
        <source>, %1 late</source>
        <translation>, %1 con retraso</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>trainee</source>
        <translation>en formación</translation>
    </message>
    <message>
        <source>trainer</source>
        <translation>formador</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>referencia</translation>
    </message>
    <message>
        <source>Not blind: you have submitted every clip of the round</source>
        <translation>No a ciegas: usted entregó todos los clips de la ronda</translation>
    </message>
    <message>
        <source>Blind: reference, other raters and feedback stay hidden until you submit</source>
        <translation>A ciegas: referencia, otros evaluadores y retroalimentación ocultos hasta entregar</translation>
    </message>
    <message>
        <source>Trainer: sees all submitted work, cannot change it</source>
        <translation>Formador: ve todo el trabajo entregado, no puede cambiarlo</translation>
    </message>
    <message>
        <source>Supervisor: sees summaries and submitted work, never a private note</source>
        <translation>Supervisor: ve resúmenes y trabajo entregado, nunca una nota privada</translation>
    </message>
    <message>
        <source>Drawing: a caregiver and a child build a tower of blocks on a rug</source>
        <translation>Dibujo: una persona adulta y un niño arman una torre de bloques sobre una alfombra</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Re Pág</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Av Pág</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Calificar</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation>Reproducir hacia atrás; otra vez, más rápido</translation>
    </message>
    <message>
        <source>Play forwards, again for faster</source>
        <translation>Reproducir hacia adelante; otra vez, más rápido</translation>
    </message>
    <message>
        <source>Slowly back, while K and J are down</source>
        <translation>Despacio hacia atrás, mientras K y J están apretadas</translation>
    </message>
    <message>
        <source>Slowly on, while K and L are down</source>
        <translation>Despacio hacia adelante, mientras K y L están apretadas</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Un cuadro atrás</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Un cuadro adelante</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Un segundo atrás</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Un segundo adelante</translation>
    </message>
    <message>
        <source>To the previous segment edge</source>
        <translation>Al borde de segmento anterior</translation>
    </message>
    <message>
        <source>To the next segment edge</source>
        <translation>Al borde de segmento siguiente</translation>
    </message>
    <message>
        <source>Again, the last 5 s</source>
        <translation>Otra vez, los últimos 5 s</translation>
    </message>
    <message>
        <source>Around this moment, 2 s before to 2 s after</source>
        <translation>Alrededor de este momento, de 2 s antes a 2 s después</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lento</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Velocidad normal</translation>
    </message>
    <message>
        <source>Picture closer</source>
        <translation>Acercar la imagen</translation>
    </message>
    <message>
        <source>Picture farther</source>
        <translation>Alejar la imagen</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>La imagen completa</translation>
    </message>
    <message>
        <source>Picture one to one</source>
        <translation>Imagen a tamaño real</translation>
    </message>
    <message>
        <source>See more of the left</source>
        <translation>Ver más de la izquierda</translation>
    </message>
    <message>
        <source>See more of the right</source>
        <translation>Ver más de la derecha</translation>
    </message>
    <message>
        <source>See more of the top</source>
        <translation>Ver más de arriba</translation>
    </message>
    <message>
        <source>See more of the bottom</source>
        <translation>Ver más de abajo</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Más clara</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Más oscura</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>Menos contraste</translation>
    </message>
    <message>
        <source>Light as filmed</source>
        <translation>Luz como se filmó</translation>
    </message>
    <message>
        <source>Subtitles on or off</source>
        <translation>Mostrar u ocultar subtítulos</translation>
    </message>
    <message>
        <source>Add a second view…</source>
        <translation>Agregar una segunda vista…</translation>
    </message>
    <message>
        <source>Move the second view alone, or line it up here</source>
        <translation>Mover sola la segunda vista, o alinearla aquí</translation>
    </message>
    <message>
        <source>Line the views up by their sound</source>
        <translation>Alinear las vistas por el sonido</translation>
    </message>
    <message>
        <source>Swap the two views</source>
        <translation>Intercambiar las dos vistas</translation>
    </message>
    <message>
        <source>Take the second view away</source>
        <translation>Quitar la segunda vista</translation>
    </message>
    <message>
        <source>Set the in point</source>
        <translation>Fijar el punto de entrada</translation>
    </message>
    <message>
        <source>Set the out point</source>
        <translation>Fijar el punto de salida</translation>
    </message>
    <message>
        <source>Go to the in point</source>
        <translation>Ir al punto de entrada</translation>
    </message>
    <message>
        <source>Go to the out point</source>
        <translation>Ir al punto de salida</translation>
    </message>
    <message>
        <source>Make a segment from in to out</source>
        <translation>Crear un segmento de la entrada a la salida</translation>
    </message>
    <message>
        <source>Split the segment here</source>
        <translation>Dividir el segmento aquí</translation>
    </message>
    <message>
        <source>Merge the chosen segments</source>
        <translation>Unir los segmentos elegidos</translation>
    </message>
    <message>
        <source>To the previous mark of the row</source>
        <translation>A la marca anterior de la fila</translation>
    </message>
    <message>
        <source>To the next mark of the row</source>
        <translation>A la marca siguiente de la fila</translation>
    </message>
    <message>
        <source>Choose all marks of the row</source>
        <translation>Elegir todas las marcas de la fila</translation>
    </message>
    <message>
        <source>Take the chosen marks away</source>
        <translation>Quitar las marcas elegidas</translation>
    </message>
    <message>
        <source>Copy the chosen marks to the next row</source>
        <translation>Copiar las marcas elegidas a la fila siguiente</translation>
    </message>
    <message>
        <source>Begin a frame earlier</source>
        <translation>Comenzar un cuadro antes</translation>
    </message>
    <message>
        <source>Begin a frame later</source>
        <translation>Comenzar un cuadro después</translation>
    </message>
    <message>
        <source>End a frame earlier</source>
        <translation>Terminar un cuadro antes</translation>
    </message>
    <message>
        <source>End a frame later</source>
        <translation>Terminar un cuadro después</translation>
    </message>
    <message>
        <source>Code the next row by its letters</source>
        <translation>Codificar la fila siguiente con sus letras</translation>
    </message>
    <message>
        <source>Stop coding by letters</source>
        <translation>Dejar de codificar con letras</translation>
    </message>
    <message>
        <source>End the state that is on</source>
        <translation>Terminar el estado en curso</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>Reproducir la selección</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Repetir la selección</translation>
    </message>
    <message>
        <source>Evidence here, toward a higher score</source>
        <translation>Evidencia aquí, a favor de un puntaje más alto</translation>
    </message>
    <message>
        <source>Evidence here, toward a lower score</source>
        <translation>Evidencia aquí, a favor de un puntaje más bajo</translation>
    </message>
    <message>
        <source>Next evidence of this dimension</source>
        <translation>Siguiente evidencia de esta dimensión</translation>
    </message>
    <message>
        <source>Previous dimension</source>
        <translation>Dimensión anterior</translation>
    </message>
    <message>
        <source>Next dimension</source>
        <translation>Dimensión siguiente</translation>
    </message>
    <message>
        <source>Rate the previous unit</source>
        <translation>Calificar la unidad anterior</translation>
    </message>
    <message>
        <source>Rate the next unit</source>
        <translation>Calificar la unidad siguiente</translation>
    </message>
    <message>
        <source>Items of the next viewing</source>
        <translation>Ítems de la visualización siguiente</translation>
    </message>
    <message>
        <source>Half a point more, or less again</source>
        <translation>Medio punto más, o de nuevo menos</translation>
    </message>
    <message>
        <source>One step more</source>
        <translation>Un paso más</translation>
    </message>
    <message>
        <source>One step less</source>
        <translation>Un paso menos</translation>
    </message>
    <message>
        <source>Skip for now</source>
        <translation>Omitir por ahora</translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Quitar la calificación</translation>
    </message>
    <message>
        <source>Write a note on this score</source>
        <translation>Escribir una nota sobre este puntaje</translation>
    </message>
    <message>
        <source>How sure I am</source>
        <translation>Qué tan seguro estoy</translation>
    </message>
    <message>
        <source>Submit this rating…</source>
        <translation>Entregar esta calificación…</translation>
    </message>
    <message>
        <source>Commit this score and see its reference</source>
        <translation>Confirmar este puntaje y ver su referencia</translation>
    </message>
    <message>
        <source>Zoom in on the playhead</source>
        <translation>Acercar en el cabezal</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>Mostrar el clip completo</translation>
    </message>
    <message>
        <source>Fold this row, or unfold it</source>
        <translation>Plegar esta fila, o desplegarla</translation>
    </message>
    <message>
        <source>Make this row higher</source>
        <translation>Hacer más alta esta fila</translation>
    </message>
    <message>
        <source>Make this row lower</source>
        <translation>Hacer más baja esta fila</translation>
    </message>
    <message>
        <source>Find on the timeline</source>
        <translation>Buscar en la línea de tiempo</translation>
    </message>
    <message>
        <source>Next mark found</source>
        <translation>Siguiente marca encontrada</translation>
    </message>
    <message>
        <source>Timeline as a list</source>
        <translation>Línea de tiempo como lista</translation>
    </message>
    <message>
        <source>Next disagreement</source>
        <translation>Siguiente desacuerdo</translation>
    </message>
    <message>
        <source>Loop the moment</source>
        <translation>Repetir el momento</translation>
    </message>
    <message>
        <source>Save this comparison…</source>
        <translation>Guardar esta comparación…</translation>
    </message>
    <message>
        <source>Go to Clips</source>
        <translation>Ir a Clips</translation>
    </message>
    <message>
        <source>Go to Code</source>
        <translation>Ir a Codificar</translation>
    </message>
    <message>
        <source>Go to Compare</source>
        <translation>Ir a Comparar</translation>
    </message>
    <message>
        <source>Go to Calibrate</source>
        <translation>Ir a Calibrar</translation>
    </message>
    <message>
        <source>Go to Journal</source>
        <translation>Ir a Diario</translation>
    </message>
    <message>
        <source>Go to Schemes</source>
        <translation>Ir a Esquemas</translation>
    </message>
    <message>
        <source>Go to Rounds</source>
        <translation>Ir a Rondas</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>A la parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>A la parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Open the clip</source>
        <translation>Abrir el clip</translation>
    </message>
    <message>
        <source>Add a clip…</source>
        <translation>Agregar un clip…</translation>
    </message>
    <message>
        <source>Locate the missing file…</source>
        <translation>Ubicar el archivo que falta…</translation>
    </message>
    <message>
        <source>Filter the clips</source>
        <translation>Filtrar los clips</translation>
    </message>
    <message>
        <source>Clips as cards</source>
        <translation>Clips como tarjetas</translation>
    </message>
    <message>
        <source>Clips as a table</source>
        <translation>Clips como tabla</translation>
    </message>
    <message>
        <source>Save the summary of the round…</source>
        <translation>Guardar el resumen de la ronda…</translation>
    </message>
    <message>
        <source>Open a scheme&apos;s file…</source>
        <translation>Abrir el archivo de un esquema…</translation>
    </message>
    <message>
        <source>Save the scheme as a file…</source>
        <translation>Guardar el esquema como archivo…</translation>
    </message>
    <message>
        <source>The scheme as the trainee sees it</source>
        <translation>El esquema como lo ve quien se forma</translation>
    </message>
    <message>
        <source>Put the scheme into use…</source>
        <translation>Poner en uso el esquema…</translation>
    </message>
    <message>
        <source>Move this part up</source>
        <translation>Subir esta parte</translation>
    </message>
    <message>
        <source>Move this part down</source>
        <translation>Bajar esta parte</translation>
    </message>
    <message>
        <source>New private note</source>
        <translation>Nueva nota privada</translation>
    </message>
    <message>
        <source>Log time…</source>
        <translation>Registrar tiempo…</translation>
    </message>
    <message>
        <source>New round…</source>
        <translation>Nueva ronda…</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>Repartir…</translation>
    </message>
    <message>
        <source>Take in a package…</source>
        <translation>Incorporar un paquete…</translation>
    </message>
    <message>
        <source>Hand in my codings…</source>
        <translation>Enviar mis codificaciones…</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>Abrir otra biblioteca…</translation>
    </message>
    <message>
        <source>Save the unsaved work to another file…</source>
        <translation>Guardar en otro archivo el trabajo sin guardar…</translation>
    </message>
    <message>
        <source>Work as somebody else…</source>
        <translation>Trabajar como otra persona…</translation>
    </message>
    <message>
        <source>My passphrase…</source>
        <translation>Mi frase de contraseña…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>What was done, in words</source>
        <translation>Lo que se hizo, en palabras</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar un comando</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Estas teclas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Tamaño de texto normal</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Close what is on top</source>
        <translation>Cerrar lo que está encima</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Puntaje %1</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>as in video editors: J K L, I O</source>
        <translation>como en los editores de video: J K L, I O</translation>
    </message>
    <message>
        <source>the numeric keypad as a jog wheel</source>
        <translation>el teclado numérico como rueda de avance</translation>
    </message>
    <message>
        <source>Ctrl with the arrows, Alt from mark to mark</source>
        <translation>Ctrl con las flechas, Alt de marca en marca</translation>
    </message>
    <message>
        <source>arrows jump, Home and End change the speed</source>
        <translation>las flechas saltan, Inicio y Fin cambian la velocidad</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Mano izquierda</translation>
    </message>
    <message>
        <source>watching and marking with one hand</source>
        <translation>mirar y marcar con una mano</translation>
    </message>
    <message>
        <source>Add clip %1</source>
        <translation>Agregar el clip %1</translation>
    </message>
    <message>
        <source>Change clip %1</source>
        <translation>Cambiar el clip %1</translation>
    </message>
    <message>
        <source>Remove clip %1</source>
        <translation>Quitar el clip %1</translation>
    </message>
    <message>
        <source>Set the second view of %1</source>
        <translation>Poner la segunda vista de %1</translation>
    </message>
    <message>
        <source>Take away the second view of %1</source>
        <translation>Quitar la segunda vista de %1</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>Escribir %1</translation>
    </message>
    <message>
        <source>Mark %1 not codable</source>
        <translation>Marcar %1 como no codificable</translation>
    </message>
    <message>
        <source>Mark %1 not observed</source>
        <translation>Marcar %1 como no observado</translation>
    </message>
    <message>
        <source>Mark %1 not applicable</source>
        <translation>Marcar %1 como no aplicable</translation>
    </message>
    <message>
        <source>Mark %1 skipped</source>
        <translation>Marcar %1 como omitido</translation>
    </message>
    <message>
        <source>Rate %1</source>
        <translation>Calificar %1</translation>
    </message>
    <message>
        <source>Clear rating of %1</source>
        <translation>Quitar la calificación de %1</translation>
    </message>
    <message>
        <source>Add evidence for %1</source>
        <translation>Agregar evidencia para %1</translation>
    </message>
    <message>
        <source>Change evidence for %1</source>
        <translation>Cambiar evidencia para %1</translation>
    </message>
    <message>
        <source>Remove evidence</source>
        <translation>Quitar evidencia</translation>
    </message>
    <message>
        <source>Add segment</source>
        <translation>Agregar segmento</translation>
    </message>
    <message>
        <source>Add segment %1</source>
        <translation>Agregar segmento %1</translation>
    </message>
    <message>
        <source>Change segment</source>
        <translation>Cambiar segmento</translation>
    </message>
    <message>
        <source>Change segment %1</source>
        <translation>Cambiar segmento %1</translation>
    </message>
    <message>
        <source>Remove segment</source>
        <translation>Quitar segmento</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 cambios</translation>
    </message>
    <message>
        <source>Copy %1 segments</source>
        <translation>Copiar %1 segmentos</translation>
    </message>
    <message>
        <source>Change %1 segments</source>
        <translation>Cambiar %1 segmentos</translation>
    </message>
    <message>
        <source>Remove %1 segments</source>
        <translation>Quitar %1 segmentos</translation>
    </message>
    <message>
        <source>Remove a segment and its ratings</source>
        <translation>Quitar un segmento y sus calificaciones</translation>
    </message>
    <message>
        <source>Split segment</source>
        <translation>Dividir segmento</translation>
    </message>
    <message>
        <source>Merge segments</source>
        <translation>Unir segmentos</translation>
    </message>
    <message>
        <source>The episode %1 is not marked</source>
        <translation>El episodio %1 no está marcado</translation>
    </message>
    <message>
        <source>%1 has no score yet</source>
        <translation>%1 aún no tiene puntaje</translation>
    </message>
    <message>
        <source>%1 has no score yet in the episode %2</source>
        <translation>%1 aún no tiene puntaje en el episodio %2</translation>
    </message>
    <message>
        <source>%1 has no score yet in the segment at %2</source>
        <translation>%1 aún no tiene puntaje en el segmento de %2</translation>
    </message>
    <message>
        <source>%1 has no score yet in %2</source>
        <translation>%1 aún no tiene puntaje en %2</translation>
    </message>
    <message>
        <source>%1 is not applicable: %2</source>
        <translation>%1 no es aplicable: %2</translation>
    </message>
    <message>
        <source>%1 in the episode %2 is not applicable: %3</source>
        <translation>%1 en el episodio %2 no es aplicable: %3</translation>
    </message>
    <message>
        <source>%1 is marked not_codable and needs a reason</source>
        <translation>%1 está marcado como no codificable y necesita un motivo</translation>
    </message>
    <message>
        <source>%1 is marked not codable and needs a reason</source>
        <translation>%1 está marcado como no codificable y necesita un motivo</translation>
    </message>
    <message>
        <source>%1 is marked not observed and needs a reason</source>
        <translation>%1 está marcado como no observado y necesita un motivo</translation>
    </message>
    <message>
        <source>%1 is marked not applicable and needs a reason</source>
        <translation>%1 está marcado como no aplicable y necesita un motivo</translation>
    </message>
    <message>
        <source>%1 is marked skipped and needs a reason</source>
        <translation>%1 está marcado como omitido y necesita un motivo</translation>
    </message>
    <message>
        <source>%1 needs %2 pieces of evidence and has %3</source>
        <translation>%1 necesita %2 evidencias y tiene %3</translation>
    </message>
    <message>
        <source>The points of %1 make %2 and must make %3</source>
        <translation>Los puntos de %1 suman %2 y deben sumar %3</translation>
    </message>
    <message>
        <source>Marks of the row %1 overlap, the first at %2</source>
        <translation>Hay marcas de la fila %1 que se superponen, la primera en %2</translation>
    </message>
    <message>
        <source>The row %1 leaves %2 s uncoded, from %3</source>
        <translation>La fila %1 deja %2 s sin codificar, desde %3</translation>
    </message>
    <message>
        <source>You have watched %1 % of the clip; the round asks for %2 %</source>
        <translation>Usted vio el %1 % del clip; la ronda pide el %2 %</translation>
    </message>
    <message>
        <source>you have watched %1 % of the clip; the round asks for %2 %</source>
        <translation>usted vio el %1 % del clip; la ronda pide el %2 %</translation>
    </message>
    <message>
        <source>watch the rest</source>
        <translation>mire el resto</translation>
    </message>
    <message>
        <source>there is nothing to make it from</source>
        <translation>no hay de qué calcularlo</translation>
    </message>
    <message>
        <source>waits for %1 of %2 scores</source>
        <translation>espera %1 de %2 puntajes</translation>
    </message>
    <message>
        <source>%1 of %2 scores needed, %3 is missing</source>
        <translation>%1 de %2 puntajes necesarios, falta %3</translation>
    </message>
    <message>
        <source>mean of %1 of %2</source>
        <translation>media de %1 de %2</translation>
    </message>
    <message>
        <source>highest of %1 of %2</source>
        <translation>el más alto de %1 de %2</translation>
    </message>
    <message>
        <source>lowest of %1 of %2</source>
        <translation>el más bajo de %1 de %2</translation>
    </message>
    <message>
        <source>sum of %1 of %2</source>
        <translation>suma de %1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 conditions are still open</source>
        <translation>%1 de %2 condiciones siguen abiertas</translation>
    </message>
    <message>
        <source>%1 of %2 conditions met</source>
        <translation>%1 de %2 condiciones cumplidas</translation>
    </message>
    <message>
        <source>nothing is marked yet</source>
        <translation>aún no hay nada marcado</translation>
    </message>
    <message>
        <source>the clip has no length</source>
        <translation>el clip no tiene duración</translation>
    </message>
    <message>
        <source>%1 in %2 min</source>
        <translation>%1 en %2 min</translation>
    </message>
    <message>
        <source>%1 s of %2 s</source>
        <translation>%1 s de %2 s</translation>
    </message>
    <message>
        <source>%1 marks</source>
        <translation>%1 marcas</translation>
    </message>
    <message>
        <source>No dimension was scored by both you and the reference.</source>
        <translation>Ninguna dimensión tiene puntaje suyo y de la referencia a la vez.</translation>
    </message>
    <message>
        <source>You gave the same score as the reference on all %1 dimensions.</source>
        <translation>Usted dio el mismo puntaje que la referencia en las %1 dimensiones.</translation>
    </message>
    <message>
        <source>You gave the same score as the reference on %1 of %2 dimensions and were within one point on %3.</source>
        <translation>Usted dio el mismo puntaje que la referencia en %1 de %2 dimensiones y estuvo a un punto o menos en %3.</translation>
    </message>
    <message>
        <source>You gave the same score as the reference on %1 of %2 dimensions and were within one point on all %3.</source>
        <translation>Usted dio el mismo puntaje que la referencia en %1 de %2 dimensiones y estuvo a un punto o menos en todas (%3).</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored half a point higher than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio medio punto más que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored half a point lower than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio medio punto menos que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored one point higher than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio un punto más que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored one point lower than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio un punto menos que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored two points higher than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio dos puntos más que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored two points lower than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio dos puntos menos que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored three points higher than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio tres puntos más que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored three points lower than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio tres puntos menos que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored %2 points higher than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio %2 puntos más que la referencia.</translation>
    </message>
    <message>
        <source>The widest gap is %1: you scored %2 points lower than the reference.</source>
        <translation>La mayor diferencia es %1: usted dio %2 puntos menos que la referencia.</translation>
    </message>
    <message>
        <source>One dimension has no score from you or from the reference.</source>
        <translation>Una dimensión no tiene puntaje suyo o de la referencia.</translation>
    </message>
    <message>
        <source>%1 dimensions have no score from you or from the reference.</source>
        <translation>%1 dimensiones no tienen puntaje suyo o de la referencia.</translation>
    </message>
    <message>
        <source>adult</source>
        <translation>adulto</translation>
    </message>
    <message>
        <source>child</source>
        <translation>niño o niña</translation>
    </message>
    <message>
        <source>dyad</source>
        <translation>díada</translation>
    </message>
    <message>
        <source>exact agreement</source>
        <translation>acuerdo exacto</translation>
    </message>
    <message>
        <source>within one point</source>
        <translation>a un punto o menos</translation>
    </message>
    <message>
        <source>exact agreement of the best constant rater</source>
        <translation>acuerdo exacto del mejor evaluador constante</translation>
    </message>
    <message>
        <source>within one point of the best constant rater</source>
        <translation>a un punto o menos del mejor evaluador constante</translation>
    </message>
    <message>
        <source>mean absolute difference</source>
        <translation>diferencia absoluta media</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgo</translation>
    </message>
    <message>
        <source>SD of differences</source>
        <translation>DE de las diferencias</translation>
    </message>
    <message>
        <source>lower limit of agreement</source>
        <translation>límite inferior de acuerdo</translation>
    </message>
    <message>
        <source>upper limit of agreement</source>
        <translation>límite superior de acuerdo</translation>
    </message>
    <message>
        <source>highest kappa these margins allow</source>
        <translation>kappa máximo que permiten estos márgenes</translation>
    </message>
    <message>
        <source>concordance correlation (Lin)</source>
        <translation>correlación de concordancia (Lin)</translation>
    </message>
    <message>
        <source>Pearson correlation</source>
        <translation>correlación de Pearson</translation>
    </message>
    <message>
        <source>Spearman correlation</source>
        <translation>correlación de Spearman</translation>
    </message>
    <message>
        <source>Kendall&apos;s tau-b</source>
        <translation>tau-b de Kendall</translation>
    </message>
    <message>
        <source>standard error of measurement</source>
        <translation>error estándar de medición</translation>
    </message>
    <message>
        <source>smallest detectable change</source>
        <translation>cambio mínimo detectable</translation>
    </message>
    <message>
        <source>agreement of pairs of raters</source>
        <translation>acuerdo entre pares de evaluadores</translation>
    </message>
    <message>
        <source>ICC(A,1), all cells (REML)</source>
        <translation>ICC(A,1), todas las celdas (REML)</translation>
    </message>
    <message>
        <source>ICC(C,1), all cells (REML)</source>
        <translation>ICC(C,1), todas las celdas (REML)</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, nominal</source>
        <translation>alfa de Krippendorff, nominal</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, ordinal</source>
        <translation>alfa de Krippendorff, ordinal</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, interval</source>
        <translation>alfa de Krippendorff, de intervalo</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, ratio</source>
        <translation>alfa de Krippendorff, de razón</translation>
    </message>
    <message>
        <source>kappa, linear weights</source>
        <translation>kappa, pesos lineales</translation>
    </message>
    <message>
        <source>kappa, quadratic weights</source>
        <translation>kappa, pesos cuadráticos</translation>
    </message>
    <message>
        <source>all raters the same</source>
        <translation>todos los evaluadores igual</translation>
    </message>
    <message>
        <source>all raters within one point</source>
        <translation>todos los evaluadores a un punto o menos</translation>
    </message>
    <message>
        <source>there are no scores</source>
        <translation>no hay puntajes</translation>
    </message>
    <message>
        <source>no clip was scored by both</source>
        <translation>ningún clip tiene puntaje de ambos</translation>
    </message>
    <message>
        <source>everyone gave one and the same score</source>
        <translation>todos dieron el mismo puntaje</translation>
    </message>
    <message>
        <source>the scores do not vary</source>
        <translation>los puntajes no varían</translation>
    </message>
    <message>
        <source>the scores of one side do not vary</source>
        <translation>los puntajes de una parte no varían</translation>
    </message>
    <message>
        <source>the clips do not differ in their scores</source>
        <translation>los clips no difieren en sus puntajes</translation>
    </message>
    <message>
        <source>too few clips</source>
        <translation>muy pocos clips</translation>
    </message>
    <message>
        <source>there is only one rater</source>
        <translation>hay un solo evaluador</translation>
    </message>
    <message>
        <source>no clip was scored by every rater</source>
        <translation>ningún clip tiene puntaje de todos los evaluadores</translation>
    </message>
    <message>
        <source>there are scores below zero</source>
        <translation>hay puntajes bajo cero</translation>
    </message>
    <message>
        <source>the scores are not numbers</source>
        <translation>los puntajes no son números</translation>
    </message>
    <message>
        <source>the raters share too few clips to be compared</source>
        <translation>los evaluadores comparten muy pocos clips para compararlos</translation>
    </message>
    <message>
        <source>nothing was coded</source>
        <translation>no se codificó nada</translation>
    </message>
    <message>
        <source>codes of one rater overlap in time</source>
        <translation>los códigos de un evaluador se superponen en el tiempo</translation>
    </message>
    <message>
        <source>a score is not a point of the scale</source>
        <translation>un puntaje no es un punto de la escala</translation>
    </message>
    <message>
        <source>the reference barely varies</source>
        <translation>la referencia casi no varía</translation>
    </message>
    <message>
        <source>the reference does not vary</source>
        <translation>la referencia no varía</translation>
    </message>
    <message>
        <source>the rater gave every clip the same score</source>
        <translation>el evaluador dio a todos los clips el mismo puntaje</translation>
    </message>
    <message>
        <source>scores are missing</source>
        <translation>faltan puntajes</translation>
    </message>
    <message>
        <source>the figure has no interval</source>
        <translation>la cifra no tiene intervalo</translation>
    </message>
    <message>
        <source>no reason recorded</source>
        <translation>sin motivo registrado</translation>
    </message>
    <message>
        <source>The rater gave every clip the same score</source>
        <translation>El evaluador dio a todos los clips el mismo puntaje</translation>
    </message>
    <message>
        <source>The reference does not vary: these clips cannot tell raters apart</source>
        <translation>La referencia no varía: estos clips no permiten distinguir a los evaluadores</translation>
    </message>
    <message>
        <source>The reference barely varies: coefficients say little here; clips across the range are needed</source>
        <translation>La referencia casi no varía: los coeficientes dicen poco aquí; hacen falta clips de todo el rango</translation>
    </message>
    <message>
        <source>Half or more of the reference&apos;s scores are at the top of the scale</source>
        <translation>La mitad o más de los puntajes de la referencia está en lo más alto de la escala</translation>
    </message>
    <message>
        <source>Fewer than ten clips: too few to certify</source>
        <translation>Menos de diez clips: muy pocos para certificar</translation>
    </message>
    <message>
        <source>The reference scored clips that the rater did not</source>
        <translation>La referencia tiene puntajes en clips que el evaluador no calificó</translation>
    </message>
    <message>
        <source>One called a clip not codable that the other scored</source>
        <translation>Uno llamó no codificable un clip que el otro calificó</translation>
    </message>
    <message>
        <source>The difference is the same on every clip: the order is perfect, only the level differs; the F interval does not exist</source>
        <translation>La diferencia es la misma en todos los clips: el orden es perfecto, solo difiere el nivel; el intervalo F no existe</translation>
    </message>
    <message>
        <source>The rater scores higher than the reference, on average</source>
        <translation>El evaluador da puntajes más altos que la referencia, en promedio</translation>
    </message>
    <message>
        <source>The rater scores lower than the reference, on average</source>
        <translation>El evaluador da puntajes más bajos que la referencia, en promedio</translation>
    </message>
    <message>
        <source>The difference grows or shrinks with the level of the clip</source>
        <translation>La diferencia crece o disminuye según el nivel del clip</translation>
    </message>
    <message>
        <source>The rater&apos;s scores lie closer together than the reference&apos;s: high clips come out too low, low ones too high</source>
        <translation>Los puntajes del evaluador están más juntos que los de la referencia: los clips altos salen muy bajos y los bajos muy altos</translation>
    </message>
    <message>
        <source>The rater&apos;s scores lie further apart than the reference&apos;s</source>
        <translation>Los puntajes del evaluador están más separados que los de la referencia</translation>
    </message>
    <message>
        <source>The rater uses fewer points of the scale than the reference does</source>
        <translation>El evaluador usa menos puntos de la escala que la referencia</translation>
    </message>
    <message>
        <source>The rater keeps away from the ends of the scale: being within one point is then easy and says less than it seems to</source>
        <translation>El evaluador evita los extremos de la escala: estar a un punto es entonces fácil y dice menos de lo que parece</translation>
    </message>
    <message>
        <source>The rater has moved away from the reference as the round went on</source>
        <translation>El evaluador se alejó de la referencia a lo largo de la ronda</translation>
    </message>
    <message>
        <source>The rater is no more often right when sure than when not</source>
        <translation>El evaluador no acierta más cuando está seguro que cuando no</translation>
    </message>
    <message>
        <source>One impression of a clip runs through all of the rater&apos;s dimensions, more than in the reference</source>
        <translation>Una impresión del clip atraviesa todas las dimensiones del evaluador, más que en la referencia</translation>
    </message>
    <message>
        <source>met</source>
        <translation>cumplida</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>no cumplida</translation>
    </message>
    <message>
        <source>not estimable</source>
        <translation>no estimable</translation>
    </message>
    <message>
        <source>not estimable: %1</source>
        <translation>no estimable: %1</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incompleta</translation>
    </message>
    <message>
        <source>No clip was scored by both.</source>
        <translation>Ningún clip tiene puntaje de ambos.</translation>
    </message>
    <message>
        <source>With n = %1 only differences can be shown, no coefficient.</source>
        <translation>Con n = %1 solo se pueden mostrar diferencias, ningún coeficiente.</translation>
    </message>
    <message>
        <source>With n = %1 there are too few clips to certify.</source>
        <translation>Con n = %1 hay muy pocos clips para certificar.</translation>
    </message>
    <message>
        <source>With n = %1 the uncertainty is wide.</source>
        <translation>Con n = %1 la incertidumbre es grande.</translation>
    </message>
    <message>
        <source>differences only</source>
        <translation>solo diferencias</translation>
    </message>
    <message>
        <source>narrow range</source>
        <translation>rango estrecho</translation>
    </message>
    <message>
        <source>This library is open in another window as %1 too.</source>
        <translation>Esta biblioteca también está abierta en otra ventana como %1.</translation>
    </message>
    <message>
        <source>Both save, change by change; work in one of them only, because a window does not see what the other one does.</source>
        <translation>Ambas guardan, cambio por cambio; trabaje en una sola, porque una ventana no ve lo que hace la otra.</translation>
    </message>
    <message>
        <source>Attune was not closed properly the last time.</source>
        <translation>La última vez Attune no se cerró bien.</translation>
    </message>
    <message>
        <source>Your work on %1 is here up to the last change: %2, %3.</source>
        <translation>Su trabajo en %1 está aquí hasta el último cambio: %2, %3.</translation>
    </message>
    <message>
        <source>Everything that was saved is here.</source>
        <translation>Todo lo guardado está aquí.</translation>
    </message>
    <message>
        <source>The clock of this computer says %1, but this library was last worked in at %2.</source>
        <translation>El reloj de este equipo dice %1, pero en esta biblioteca se trabajó por última vez el %2.</translation>
    </message>
    <message>
        <source>Set the clock; the order of your changes is kept either way.</source>
        <translation>Ponga el reloj en hora; el orden de sus cambios se conserva de todos modos.</translation>
    </message>
    <message>
        <source>the consent of the %1 was withdrawn</source>
        <translation>se retiró el consentimiento de: %1</translation>
    </message>
    <message>
        <source>the consent of the %1 ended on %2</source>
        <translation>el consentimiento de %1 terminó el %2</translation>
    </message>
    <message>
        <source>the consent of the %1 says that the file was to be destroyed by %2</source>
        <translation>el consentimiento de %1 dice que el archivo debía destruirse antes del %2</translation>
    </message>
    <message>
        <source>the consent of the %1 does not cover coding</source>
        <translation>el consentimiento de %1 no cubre la codificación</translation>
    </message>
    <message>
        <source>the consent of the %1 does not cover training</source>
        <translation>el consentimiento de %1 no cubre la formación</translation>
    </message>
    <message>
        <source>the consent of the %1 does not cover tests</source>
        <translation>el consentimiento de %1 no cubre las pruebas</translation>
    </message>
    <message>
        <source>the consent of the %1 does not cover public excerpts</source>
        <translation>el consentimiento de %1 no cubre extractos públicos</translation>
    </message>
    <message>
        <source>the consent of the %1 keeps the clip inside this site</source>
        <translation>el consentimiento de %1 mantiene el clip dentro de este centro</translation>
    </message>
    <message>
        <source>leave the clip out; destroy its file</source>
        <translation>deje el clip fuera; destruya su archivo</translation>
    </message>
    <message>
        <source>leave the clip out</source>
        <translation>deje el clip fuera</translation>
    </message>
    <message>
        <source>destroy the file</source>
        <translation>destruya el archivo</translation>
    </message>
    <message>
        <source>ask for it again, or leave the clip out</source>
        <translation>pídalo de nuevo, o deje el clip fuera</translation>
    </message>
    <message>
        <source>use another clip</source>
        <translation>use otro clip</translation>
    </message>
    <message>
        <source>this clip is not assigned to you</source>
        <translation>este clip no le fue asignado</translation>
    </message>
    <message>
        <source>you asked to be spared this clip</source>
        <translation>usted pidió no ver este clip</translation>
    </message>
    <message>
        <source>go on with the next</source>
        <translation>siga con el siguiente</translation>
    </message>
    <message>
        <source>this clip belongs to a later stage</source>
        <translation>este clip pertenece a una etapa posterior</translation>
    </message>
    <message>
        <source>submit %1 first</source>
        <translation>entregue primero %1</translation>
    </message>
    <message>
        <source>the score of %1 stands: its reference was opened</source>
        <translation>el puntaje de %1 queda: su referencia ya se abrió</translation>
    </message>
    <message>
        <source>go on with the next dimension</source>
        <translation>siga con la dimensión siguiente</translation>
    </message>
    <message>
        <source>this stage does not ask for %1</source>
        <translation>esta etapa no pide %1</translation>
    </message>
    <message>
        <source>rate the dimensions of the stage</source>
        <translation>califique las dimensiones de la etapa</translation>
    </message>
    <message>
        <source>%1 is rated with less evidence than is asked for</source>
        <translation>%1 está calificada con menos evidencia de la que se pide</translation>
    </message>
    <message>
        <source>mark at least %1 moments for it</source>
        <translation>marque al menos %1 momentos para ella</translation>
    </message>
    <message>
        <source>the reference is shown after you have submitted your own codes</source>
        <translation>la referencia se muestra después de que usted entregue sus códigos</translation>
    </message>
    <message>
        <source>submit first; in a test wait for the trainer&apos;s release</source>
        <translation>entregue primero; en una prueba, espere a que el formador la publique</translation>
    </message>
    <message>
        <source>these codes are not yours to see</source>
        <translation>estos códigos no son para usted</translation>
    </message>
    <message>
        <source>wait until they are submitted, or ask a trainer</source>
        <translation>espere a que se entreguen, o pregunte a un formador</translation>
    </message>
    <message>
        <source>the comparison opens after you have submitted your own codes</source>
        <translation>la comparación se abre después de que usted entregue sus códigos</translation>
    </message>
    <message>
        <source>submit first</source>
        <translation>entregue primero</translation>
    </message>
    <message>
        <source>the comparison opens when the trainer releases the round</source>
        <translation>la comparación se abre cuando el formador publica la ronda</translation>
    </message>
    <message>
        <source>wait for the release</source>
        <translation>espere la publicación</translation>
    </message>
    <message>
        <source>the comparison opens after you submit</source>
        <translation>la comparación se abre después de entregar</translation>
    </message>
    <message>
        <source>finish and submit your rating first</source>
        <translation>termine y entregue primero su calificación</translation>
    </message>
    <message>
        <source>this clip has no reference</source>
        <translation>este clip no tiene referencia</translation>
    </message>
    <message>
        <source>there is no round with a reference here</source>
        <translation>aquí no hay ninguna ronda con referencia</translation>
    </message>
    <message>
        <source>ask your trainer</source>
        <translation>pregunte a su formador</translation>
    </message>
    <message>
        <source>ask a trainer</source>
        <translation>pregunte a un formador</translation>
    </message>
    <message>
        <source>schemes are made by trainers</source>
        <translation>los esquemas los hacen los formadores</translation>
    </message>
    <message>
        <source>the round&apos;s figures are for trainers</source>
        <translation>las cifras de la ronda son para formadores</translation>
    </message>
    <message>
        <source>this is for trainers</source>
        <translation>esto es para formadores</translation>
    </message>
    <message>
        <source>there is no round yet</source>
        <translation>aún no hay ninguna ronda</translation>
    </message>
    <message>
        <source>add one first</source>
        <translation>agregue una primero</translation>
    </message>
    <message>
        <source>there is no round %1</source>
        <translation>no hay ninguna ronda %1</translation>
    </message>
    <message>
        <source>there is no such clip in the library</source>
        <translation>no hay tal clip en la biblioteca</translation>
    </message>
    <message>
        <source>name a clip of the list</source>
        <translation>nombre un clip de la lista</translation>
    </message>
    <message>
        <source>the example does not lie inside the clip</source>
        <translation>el ejemplo no está dentro del clip</translation>
    </message>
    <message>
        <source>give its begin and end</source>
        <translation>indique su comienzo y su fin</translation>
    </message>
    <message>
        <source>there is no room to try the scheme out</source>
        <translation>no hay espacio para probar el esquema</translation>
    </message>
    <message>
        <source>make room on the disk</source>
        <translation>libere espacio en el disco</translation>
    </message>
    <message>
        <source>the library has no coding scheme</source>
        <translation>la biblioteca no tiene esquema de codificación</translation>
    </message>
    <message>
        <source>add one with: attune-cli library add-scheme, or open the sample round</source>
        <translation>agregue uno con: attune-cli library add-scheme, o abra la ronda de muestra</translation>
    </message>
    <message>
        <source>this clip is in the library already</source>
        <translation>este clip ya está en la biblioteca</translation>
    </message>
    <message>
        <source>open it there</source>
        <translation>ábralo ahí</translation>
    </message>
    <message>
        <source>this is another file than the one that was added</source>
        <translation>este archivo no es el que se agregó</translation>
    </message>
    <message>
        <source>choose the file whose content is the same</source>
        <translation>elija el archivo de igual contenido</translation>
    </message>
    <message>
        <source>everything is saved</source>
        <translation>todo está guardado</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>no hay nada que hacer</translation>
    </message>
    <message>
        <source>nobody in this library has the code %1</source>
        <translation>nadie en esta biblioteca tiene el código %1</translation>
    </message>
    <message>
        <source>choose one of the codes it lists</source>
        <translation>elija uno de los códigos que muestra</translation>
    </message>
    <message>
        <source>there is no such segment</source>
        <translation>no hay tal segmento</translation>
    </message>
    <message>
        <source>choose a segment</source>
        <translation>elija un segmento</translation>
    </message>
    <message>
        <source>choose the segments again</source>
        <translation>elija de nuevo los segmentos</translation>
    </message>
    <message>
        <source>there is no score to add half a point to</source>
        <translation>no hay un puntaje al que sumar medio punto</translation>
    </message>
    <message>
        <source>give a score first</source>
        <translation>dé primero un puntaje</translation>
    </message>
    <message>
        <source>this scale has no half points</source>
        <translation>esta escala no tiene medios puntos</translation>
    </message>
    <message>
        <source>give a whole score</source>
        <translation>dé un puntaje entero</translation>
    </message>
    <message>
        <source>there is no half point above the top of the scale</source>
        <translation>no hay medio punto por encima de lo más alto de la escala</translation>
    </message>
    <message>
        <source>choose a lower score first</source>
        <translation>elija primero un puntaje más bajo</translation>
    </message>
    <message>
        <source>the scheme has no such row</source>
        <translation>el esquema no tiene tal fila</translation>
    </message>
    <message>
        <source>choose a row of the scheme</source>
        <translation>elija una fila del esquema</translation>
    </message>
    <message>
        <source>no code of this row lasts here</source>
        <translation>ningún código de esta fila está en curso aquí</translation>
    </message>
    <message>
        <source>go to where one is on</source>
        <translation>vaya a donde haya uno en curso</translation>
    </message>
    <message>
        <source>the cut does not lie inside the segment</source>
        <translation>el corte no está dentro del segmento</translation>
    </message>
    <message>
        <source>put the playhead inside the segment</source>
        <translation>ponga el cabezal dentro del segmento</translation>
    </message>
    <message>
        <source>merging needs two segments or more</source>
        <translation>para unir hacen falta dos segmentos o más</translation>
    </message>
    <message>
        <source>choose another one too</source>
        <translation>elija también otro</translation>
    </message>
    <message>
        <source>the segments lie in different rows</source>
        <translation>los segmentos están en filas distintas</translation>
    </message>
    <message>
        <source>choose segments of one row</source>
        <translation>elija segmentos de una misma fila</translation>
    </message>
    <message>
        <source>the segments are rated differently on %1</source>
        <translation>los segmentos tienen calificaciones distintas en %1</translation>
    </message>
    <message>
        <source>clear one of the two ratings first</source>
        <translation>quite primero una de las dos calificaciones</translation>
    </message>
    <message>
        <source>finish the rating, then submit</source>
        <translation>termine la calificación y luego entregue</translation>
    </message>
    <message>
        <source>there is no score yet</source>
        <translation>aún no hay puntaje</translation>
    </message>
    <message>
        <source>give a score or a status first</source>
        <translation>dé primero un puntaje o un estado</translation>
    </message>
    <message>
        <source>the trainers differ and there is no rationale</source>
        <translation>los formadores difieren y no hay fundamento</translation>
    </message>
    <message>
        <source>write down why this value</source>
        <translation>escriba por qué este valor</translation>
    </message>
    <message>
        <source>agree on a value and say why</source>
        <translation>acuerden un valor y digan por qué</translation>
    </message>
    <message>
        <source>there is no command with this name</source>
        <translation>no hay ningún comando con ese nombre</translation>
    </message>
    <message>
        <source>choose one of the key sheet</source>
        <translation>elija uno de la hoja de teclas</translation>
    </message>
    <message>
        <source>this is not a key</source>
        <translation>esto no es una tecla</translation>
    </message>
    <message>
        <source>press the key you want</source>
        <translation>apriete la tecla que quiere</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”</source>
        <translation>%1 es la tecla de «%2»</translation>
    </message>
    <message>
        <source>choose another key, or change that one first</source>
        <translation>elija otra tecla, o cambie primero esa</translation>
    </message>
    <message>
        <source>there is no set of keys of this name</source>
        <translation>no hay ningún juego de teclas con ese nombre</translation>
    </message>
    <message>
        <source>choose one of the list</source>
        <translation>elija uno de la lista</translation>
    </message>
    <message>
        <source>the reference of this dimension is not open yet</source>
        <translation>la referencia de esta dimensión aún no está abierta</translation>
    </message>
    <message>
        <source>commit your score first</source>
        <translation>confirme primero su puntaje</translation>
    </message>
    <message>
        <source>this package was made in this very library</source>
        <translation>este paquete se hizo en esta misma biblioteca</translation>
    </message>
    <message>
        <source>give it to whom it is for</source>
        <translation>déselo a quien corresponde</translation>
    </message>
    <message>
        <source>another package with the same number was taken in before</source>
        <translation>ya se incorporó otro paquete con el mismo número</translation>
    </message>
    <message>
        <source>ask for the package anew</source>
        <translation>pida de nuevo el paquete</translation>
    </message>
    <message>
        <source>do not use it; ask for the package anew</source>
        <translation>no lo use; pida de nuevo el paquete</translation>
    </message>
    <message>
        <source>it is signed as %1, but with another key than before (%2)</source>
        <translation>está firmado como %1, pero con otra clave que antes (%2)</translation>
    </message>
    <message>
        <source>ask %1 whether they sent it</source>
        <translation>pregunte a %1 si lo envió</translation>
    </message>
    <message>
        <source>the round is not released: its reference stays here</source>
        <translation>la ronda no está publicada: su referencia se queda aquí</translation>
    </message>
    <message>
        <source>the round has no reference yet</source>
        <translation>la ronda aún no tiene referencia</translation>
    </message>
    <message>
        <source>make one first</source>
        <translation>haga una primero</translation>
    </message>
    <message>
        <source>%1 has submitted nothing of this round yet</source>
        <translation>%1 aún no entregó nada de esta ronda</translation>
    </message>
    <message>
        <source>submit at least one clip</source>
        <translation>entregue al menos un clip</translation>
    </message>
    <message>
        <source>%1 has nothing to do in this round</source>
        <translation>%1 no tiene nada que hacer en esta ronda</translation>
    </message>
    <message>
        <source>there is no such library</source>
        <translation>no hay tal biblioteca</translation>
    </message>
    <message>
        <source>check the name, or make one</source>
        <translation>revise el nombre, o cree una</translation>
    </message>
    <message>
        <source>this is a folder, not a library</source>
        <translation>esto es una carpeta, no una biblioteca</translation>
    </message>
    <message>
        <source>choose a file ending in .attune</source>
        <translation>elija un archivo que termine en .attune</translation>
    </message>
    <message>
        <source>this is an empty file, not an Attune library</source>
        <translation>esto es un archivo vacío, no una biblioteca de Attune</translation>
    </message>
    <message>
        <source>this is a database of another program, not an Attune library</source>
        <translation>esto es una base de datos de otro programa, no una biblioteca de Attune</translation>
    </message>
    <message>
        <source>the library was made by a newer Attune</source>
        <translation>la biblioteca se hizo con un Attune más nuevo</translation>
    </message>
    <message>
        <source>the library is damaged: tables are missing</source>
        <translation>la biblioteca está dañada: faltan tablas</translation>
    </message>
    <message>
        <source>go back to a backup of it</source>
        <translation>vuelva a una copia de respaldo</translation>
    </message>
    <message>
        <source>the library is no longer where it was</source>
        <translation>la biblioteca ya no está donde estaba</translation>
    </message>
    <message>
        <source>put the file back or connect the drive again; what you do is kept until then</source>
        <translation>devuelva el archivo o conecte de nuevo la unidad; lo que haga se conserva hasta entonces</translation>
    </message>
    <message>
        <source>another file has taken the library&apos;s place</source>
        <translation>otro archivo ocupó el lugar de la biblioteca</translation>
    </message>
    <message>
        <source>put the library back; what you do is kept until then</source>
        <translation>devuelva la biblioteca; lo que haga se conserva hasta entonces</translation>
    </message>
    <message>
        <source>a trainee may change only codes of their own</source>
        <translation>quien se forma solo puede cambiar sus propios códigos</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>no hay nada que deshacer</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>no hay nada que rehacer</translation>
    </message>
    <message>
        <source>go on coding</source>
        <translation>siga codificando</translation>
    </message>
    <message>
        <source>the newest change is not yours to take back</source>
        <translation>el cambio más reciente no es suyo para deshacerlo</translation>
    </message>
    <message>
        <source>what belongs to %1 alone is locked by a passphrase</source>
        <translation>lo que es solo de %1 está cerrado con una frase de contraseña</translation>
    </message>
    <message>
        <source>give the passphrase first</source>
        <translation>dé primero la frase de contraseña</translation>
    </message>
    <message>
        <source>the text is longer than 1 MiB or not plain UTF-8</source>
        <translation>el texto es más largo que 1 MiB o no es UTF-8</translation>
    </message>
    <message>
        <source>shorten it</source>
        <translation>acórtelo</translation>
    </message>
    <message>
        <source>the passphrase is shorter than 8 letters</source>
        <translation>la frase de contraseña tiene menos de 8 letras</translation>
    </message>
    <message>
        <source>take a longer one</source>
        <translation>use una más larga</translation>
    </message>
    <message>
        <source>this is not the passphrase of %1</source>
        <translation>esta no es la frase de contraseña de %1</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>inténtelo de nuevo</translation>
    </message>
    <message>
        <source>the coding of %1 by %2 is submitted and locked</source>
        <translation>la codificación de %1 por %2 está entregada y cerrada</translation>
    </message>
    <message>
        <source>nothing to do: submitted codes stay as they are</source>
        <translation>nada que hacer: los códigos entregados quedan como están</translation>
    </message>
    <message>
        <source>this is not a time</source>
        <translation>esto no es un tiempo</translation>
    </message>
    <message>
        <source>write it like 83.48, 83480ms or 00:01:23.480</source>
        <translation>escríbalo como 83.48, 83480ms o 00:01:23.480</translation>
    </message>
    <message>
        <source>the clip is closed</source>
        <translation>el clip está cerrado</translation>
    </message>
    <message>
        <source>no sound device was found</source>
        <translation>no se encontró un dispositivo de sonido</translation>
    </message>
    <message>
        <source>connect one; the picture plays without it</source>
        <translation>conecte uno; la imagen se reproduce sin él</translation>
    </message>
    <message>
        <source>the sound device could not be opened</source>
        <translation>no se pudo abrir el dispositivo de sonido</translation>
    </message>
    <message>
        <source>close other programs that use it; the picture plays without it</source>
        <translation>cierre otros programas que lo usen; la imagen se reproduce sin él</translation>
    </message>
    <message>
        <source>the printer takes nothing</source>
        <translation>la impresora no acepta nada</translation>
    </message>
    <message>
        <source>look at the printer, or save a PDF</source>
        <translation>revise la impresora, o guarde un PDF</translation>
    </message>
    <message>
        <source>this is not a video</source>
        <translation>esto no es un video</translation>
    </message>
    <message>
        <source>choose a video file</source>
        <translation>elija un archivo de video</translation>
    </message>
    <message>
        <source>it is an exemplar, shown to everybody with its reference</source>
        <translation>es un ejemplo que todos ven con su referencia</translation>
    </message>
    <message>
        <source>they have coded it already</source>
        <translation>ya lo codificó</translation>
    </message>
    <message>
        <source>they have seen its reference</source>
        <translation>ya vio su referencia</translation>
    </message>
    <message>
        <source>it was given to them in the round %1</source>
        <translation>se le dio en la ronda %1</translation>
    </message>
    <message>
        <source>they watched it on %1</source>
        <translation>lo vio el %1</translation>
    </message>
    <message>
        <source>the round %1</source>
        <translation>la ronda %1</translation>
    </message>
    <message>
        <source>the clip %1</source>
        <translation>el clip %1</translation>
    </message>
    <message>
        <source>codes of %1</source>
        <translation>códigos de %1</translation>
    </message>
    <message>
        <source>the reference of %1</source>
        <translation>la referencia de %1</translation>
    </message>
    <message>
        <source>submitted %1</source>
        <translation>entregado el %1</translation>
    </message>
    <message>
        <source>submitted %1, due %2</source>
        <translation>entregado el %1, vencía el %2</translation>
    </message>
    <message>
        <source>they are a draft</source>
        <translation>son un borrador</translation>
    </message>
    <message>
        <source>This very package was taken in before, on %1.</source>
        <translation>Este mismo paquete ya se incorporó el %1.</translation>
    </message>
    <message>
        <source>The key of %1 is new here: %2.</source>
        <translation>La clave de %1 es nueva aquí: %2.</translation>
    </message>
    <message>
        <source>Compare it with them once.</source>
        <translation>Compárela con esa persona una vez.</translation>
    </message>
    <message>
        <source>It answers no hand-out of this library.</source>
        <translation>No responde a ningún reparto de esta biblioteca.</translation>
    </message>
    <message>
        <source>the round&apos;s name is empty</source>
        <translation>el nombre de la ronda está vacío</translation>
    </message>
    <message>
        <source>give it a name</source>
        <translation>póngale un nombre</translation>
    </message>
    <message>
        <source>the rater&apos;s code is empty</source>
        <translation>el código del evaluador está vacío</translation>
    </message>
    <message>
        <source>give a code such as T01</source>
        <translation>dé un código como T01</translation>
    </message>
    <message>
        <source>the rater is known with another role</source>
        <translation>el evaluador figura con otro rol</translation>
    </message>
    <message>
        <source>use another code</source>
        <translation>use otro código</translation>
    </message>
    <message>
        <source>a consent needs a clip and the role of a person in it</source>
        <translation>un consentimiento necesita un clip y el rol de una persona en él</translation>
    </message>
    <message>
        <source>give a role such as adult or child</source>
        <translation>indique un rol como adulto o niño</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date</source>
        <translation>«%1» no es una fecha</translation>
    </message>
    <message>
        <source>write it as 2027-05-31</source>
        <translation>escríbala como 2027-05-31</translation>
    </message>
    <message>
        <source>choose clips the rater has not seen, or leave the rater out</source>
        <translation>elija clips que el evaluador no haya visto, o deje fuera al evaluador</translation>
    </message>
    <message>
        <source>the round has no rule to be judged by</source>
        <translation>la ronda no tiene una regla con la que juzgar</translation>
    </message>
    <message>
        <source>feedback opens while this round runs: it certifies nobody</source>
        <translation>la retroalimentación se abre mientras esta ronda corre: no certifica a nadie</translation>
    </message>
    <message>
        <source>use a test round</source>
        <translation>use una ronda de prueba</translation>
    </message>
    <message>
        <source>the file there does not match its hash</source>
        <translation>el archivo de ese lugar no coincide con su suma</translation>
    </message>
    <message>
        <source>Split segment %1</source>
        <translation>Dividir segmento %1</translation>
    </message>
    <message>
        <source>Merge segments %1</source>
        <translation>Unir segmentos %1</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Codificar %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Cambiar %1</translation>
    </message>
    <message>
        <source>certified</source>
        <translation>certificado</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>consentimiento</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>dispensado</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>empaquetado</translation>
    </message>
    <message>
        <source>released</source>
        <translation>publicado</translation>
    </message>
    <message>
        <source>unpacked</source>
        <translation>desempaquetado</translation>
    </message>
    <message>
        <source>viewed</source>
        <translation>visto</translation>
    </message>
    <message>
        <source>Confusion table</source>
        <translation>Tabla de confusión</translation>
    </message>
    <message>
        <source>Correlation between dimensions</source>
        <translation>Correlación entre dimensiones</translation>
    </message>
    <message>
        <source>Difference by level</source>
        <translation>Diferencia según el nivel</translation>
    </message>
    <message>
        <source>Difference over order</source>
        <translation>Diferencia según el orden</translation>
    </message>
    <message>
        <source>Difference per clip</source>
        <translation>Diferencia por clip</translation>
    </message>
    <message>
        <source>Raters and dimensions</source>
        <translation>Evaluadores y dimensiones</translation>
    </message>
    <message>
        <source>Score against score</source>
        <translation>Puntaje contra puntaje</translation>
    </message>
    <message>
        <source>Scores given</source>
        <translation>Puntajes dados</translation>
    </message>
    <message>
        <source>ICC(A,1) on each dimension</source>
        <translation>ICC(A,1) en cada dimensión</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>más</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>menos</translation>
    </message>
    <message>
        <source>Same moment, other weight: you marked %1, the reference %2.</source>
        <translation>Mismo momento, otro peso: usted marcó %1, la referencia %2.</translation>
    </message>
    <message>
        <source>Same moment, other weight: you scored %1 points %2.</source>
        <translation>Mismo momento, otro peso: usted dio %1 puntos %2.</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>más arriba</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>más abajo</translation>
    </message>
    <message>
        <source>Timing only: your mark begins %1 s %2.</source>
        <translation>Solo el tiempo: su marca comienza %1 s %2.</translation>
    </message>
    <message>
        <source>later</source>
        <translation>después</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>You and the reference both marked this moment.</source>
        <translation>Usted y la referencia marcaron este momento.</translation>
    </message>
    <message>
        <source>Missed moment: the reference marked it, you marked nothing near it.</source>
        <translation>Momento perdido: la referencia lo marcó y usted no marcó nada cerca.</translation>
    </message>
    <message>
        <source>Yours alone: the reference marked nothing near it.</source>
        <translation>Solo suyo: la referencia no marcó nada cerca.</translation>
    </message>
    <message>
        <source>Other dimension: you marked this moment for %1.</source>
        <translation>Otra dimensión: usted marcó este momento para %1.</translation>
    </message>
    <message>
        <source>Other dimension: the reference marked this moment for %1.</source>
        <translation>Otra dimensión: la referencia marcó este momento para %1.</translation>
    </message>
    <message>
        <source>Import codes of another program…</source>
        <translation>Importar códigos de otro programa…</translation>
    </message>
    <message>
        <source>Save timed codes for another program…</source>
        <translation>Guardar códigos en el tiempo para otro programa…</translation>
    </message>
    <message>
        <source>New course…</source>
        <translation>Nuevo curso…</translation>
    </message>
    <message>
        <source>What this point looks like, and back</source>
        <translation>Cómo se ve este punto, y volver</translation>
    </message>
    <message>
        <source>The same code on 80 % of all scores</source>
        <translation>El mismo código en el 80 % de todas las puntuaciones</translation>
    </message>
    <message>
        <source>The same code on 85 % of all items</source>
        <translation>El mismo código en el 85 % de todos los ítems</translation>
    </message>
    <message>
        <source>ICC(A,1) of .80 with an interval above .50 and a bias within half a point, in each dimension, fifteen cases or more</source>
        <translation>ICC(A,1) de .80 con intervalo por encima de .50 y sesgo de hasta medio punto, en cada dimensión, quince casos o más</translation>
    </message>
    <message>
        <source>ICC(A,1) of .80 in each dimension, ten cases or more</source>
        <translation>ICC(A,1) de .80 en cada dimensión, diez casos o más</translation>
    </message>
    <message>
        <source>Kappa of .70 in each dimension, ten cases or more</source>
        <translation>Kappa de .70 en cada dimensión, diez casos o más</translation>
    </message>
    <message>
        <source>80 % of the scores within one point and the total within four in three cases in a row</source>
        <translation>80 % de las puntuaciones a un punto o menos y el total a cuatro o menos en tres casos seguidos</translation>
    </message>
    <message>
        <source>Every score within one point in three cases in a row</source>
        <translation>Cada puntuación a un punto o menos en tres casos seguidos</translation>
    </message>
    <message>
        <source>Quadratic kappa of .70 and within one point on 80 % in each dimension, ten cases or more</source>
        <translation>Kappa cuadrático de .70 y a un punto o menos en el 80 % de cada dimensión, diez casos o más</translation>
    </message>
    <message>
        <source>Within one point on 80 % of all scores and 60 % in each dimension</source>
        <translation>A un punto o menos en el 80 % de todas las puntuaciones y el 60 % de cada dimensión</translation>
    </message>
    <message>
        <source>Within one point on 80 % of all scores</source>
        <translation>A un punto o menos en el 80 % de todas las puntuaciones</translation>
    </message>
    <message>
        <source>Within one point on 90 % of the cases in each dimension, ten cases or more</source>
        <translation>A un punto o menos en el 90 % de los casos de cada dimensión, diez casos o más</translation>
    </message>
    <message>
        <source>Play the example of this point</source>
        <translation>Reproducir el ejemplo de este punto</translation>
    </message>
    <message>
        <source>Rule “%1”: %2</source>
        <translation>Regla «%1»: %2</translation>
    </message>
    <message>
        <source>Of this part alone rule “%1” would say: %2. Only the whole round certifies.</source>
        <translation>De esta parte sola, la regla «%1» diría: %2. Solo la ronda entera certifica.</translation>
    </message>
    <message>
        <source>No certification rule is chosen for this round, so there is no verdict.</source>
        <translation>No se eligió regla de certificación para esta ronda, así que no hay veredicto.</translation>
    </message>
    <message>
        <source>%1 coded %2 clip twice</source>
        <translation>%1 codificó %2 clip dos veces</translation>
    </message>
    <message>
        <source>%1 coded %2 clips twice</source>
        <translation>%1 codificó %2 clips dos veces</translation>
    </message>
    <message>
        <source>: the same code on %1, kappa with themselves %2.</source>
        <translation>: el mismo código en %1, kappa consigo mismo %2.</translation>
    </message>
    <message>
        <source>: the same score on %1, ICC(A,1) with themselves %2.</source>
        <translation>: la misma puntuación en %1, ICC(A,1) consigo mismo %2.</translation>
    </message>
    <message>
        <source> The later score minus the earlier is %1 points on average.</source>
        <translation> La puntuación posterior menos la anterior es de %1 puntos en promedio.</translation>
    </message>
    <message>
        <source> From one clip coded again to the next it moves by %1 points.</source>
        <translation> De un clip codificado otra vez al siguiente cambia %1 puntos.</translation>
    </message>
    <message>
        <source>Over all dimensions</source>
        <translation>En todas las dimensiones</translation>
    </message>
    <message>
        <source>all dimensions</source>
        <translation>todas las dimensiones</translation>
    </message>
    <message>
        <source>%1 (%2 clip)</source>
        <translation>%1 (%2 clip)</translation>
    </message>
    <message>
        <source>%1 (%2 clips)</source>
        <translation>%1 (%2 clips)</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>primero %1</translation>
    </message>
    <message>
        <source>, then %1</source>
        <translation>, luego %1</translation>
    </message>
    <message>
        <source>, then all dimensions</source>
        <translation>, luego todas las dimensiones</translation>
    </message>
    <message>
        <source>coded again after %1 days</source>
        <translation>codificados otra vez tras %1 días</translation>
    </message>
    <message>
        <source>coded again after %1 day</source>
        <translation>codificados otra vez tras %1 día</translation>
    </message>
    <message>
        <source>coded again after %1 to %2 days</source>
        <translation>codificados otra vez tras %1 a %2 días</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>elija otro archivo</translation>
    </message>
    <message>
        <source>this is not a coding of format &quot;%1&quot;</source>
        <translation>esto no es una codificación del formato «%1»</translation>
    </message>
    <message>
        <source>this is not a round of format &quot;%1&quot;</source>
        <translation>esto no es una ronda del formato «%1»</translation>
    </message>
    <message>
        <source>this is not a time such as 2026-11-21T09:40:00Z</source>
        <translation>esto no es una hora como 2026-11-21T09:40:00Z</translation>
    </message>
    <message>
        <source>the span ends before it begins</source>
        <translation>el tramo termina antes de comenzar</translation>
    </message>
    <message>
        <source>the scheme %1 has no dimension %2</source>
        <translation>el esquema %1 no tiene la dimensión %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of the scale&apos;s categories</source>
        <translation>«%1» no es ninguna de las categorías de la escala</translation>
    </message>
    <message>
        <source>%1 is not on the scale from %2 to %3 by %4</source>
        <translation>%1 no está en la escala de %2 a %3 en pasos de %4</translation>
    </message>
    <message>
        <source>only a coded rating has a score</source>
        <translation>solo una calificación codificada tiene puntaje</translation>
    </message>
    <message>
        <source>there are two ratings of %1</source>
        <translation>hay dos calificaciones de %1</translation>
    </message>
    <message>
        <source>the id &quot;%1&quot; is used twice</source>
        <translation>el identificador «%1» se usa dos veces</translation>
    </message>
    <message>
        <source>the clip&apos;s name is empty</source>
        <translation>el nombre del clip está vacío</translation>
    </message>
    <message>
        <source>the coding follows %1 version %2, not %3 version %4</source>
        <translation>la codificación sigue %1 versión %2, no %3 versión %4</translation>
    </message>
    <message>
        <source>the clip stands twice in the round</source>
        <translation>el clip aparece dos veces en la ronda</translation>
    </message>
    <message>
        <source>the rater stands twice in the round</source>
        <translation>el evaluador aparece dos veces en la ronda</translation>
    </message>
    <message>
        <source>make the course anew</source>
        <translation>haga el curso de nuevo</translation>
    </message>
    <message>
        <source>this is not a date such as 2026-11-21</source>
        <translation>esto no es una fecha como 2026-11-21</translation>
    </message>
    <message>
        <source>the scheme %1 is not known</source>
        <translation>no se conoce el esquema %1</translation>
    </message>
    <message>
        <source>the text is not base64</source>
        <translation>el texto no está en base64</translation>
    </message>
    <message>
        <source>this is not known here</source>
        <translation>esto no se conoce aquí</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is missing</source>
        <translation>falta el campo «%1»</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be a text</source>
        <translation>el campo «%1» debe ser un texto</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be a number</source>
        <translation>el campo «%1» debe ser un número</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be a whole number</source>
        <translation>el campo «%1» debe ser un número entero</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be at least %2</source>
        <translation>el campo «%1» debe ser al menos %2</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be from %2 to %3</source>
        <translation>el campo «%1» debe estar entre %2 y %3</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be true or false</source>
        <translation>el campo «%1» debe ser true o false</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be a list</source>
        <translation>el campo «%1» debe ser una lista</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; has more than %2 entries</source>
        <translation>el campo «%1» tiene más de %2 entradas</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be two ages in months, the lower first, such as [6, 24]</source>
        <translation>el campo «%1» debe tener dos edades en meses, primero la menor, como [6, 24]</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; must be one of %2</source>
        <translation>el campo «%1» debe ser uno de %2</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is not known here</source>
        <translation>el campo «%1» no se conoce aquí</translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation>esto debe ser un objeto</translation>
    </message>
    <message>
        <source>this is longer than %1 bytes</source>
        <translation>esto tiene más de %1 bytes</translation>
    </message>
    <message>
        <source>line 1, column 1</source>
        <translation>línea 1, columna 1</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>línea %1, columna %2</translation>
    </message>
    <message>
        <source>this is nested deeper than %1 levels</source>
        <translation>esto está anidado a más de %1 niveles</translation>
    </message>
    <message>
        <source>this is not JSON</source>
        <translation>esto no es JSON</translation>
    </message>
    <message>
        <source>this holds a number too large to read</source>
        <translation>esto contiene un número demasiado grande para leerlo</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; stands twice in one object</source>
        <translation>la clave «%1» aparece dos veces en un objeto</translation>
    </message>
    <message>
        <source>a text holds the character NUL</source>
        <translation>un texto contiene el carácter NUL</translation>
    </message>
    <message>
        <source>the clip is assigned to this rater twice</source>
        <translation>el clip está asignado dos veces a este evaluador</translation>
    </message>
    <message>
        <source>this must be the id of a dimension</source>
        <translation>esto debe ser el identificador de una dimensión</translation>
    </message>
    <message>
        <source>see every fault with: attune-cli scheme check FILE</source>
        <translation>vea todas las faltas con: attune-cli scheme check FILE</translation>
    </message>
    <message>
        <source>the lowest value of such a scale is not below 0</source>
        <translation>el valor más bajo de una escala así no es menor que 0</translation>
    </message>
    <message>
        <source>the highest value of a proportion is not above 1</source>
        <translation>el valor más alto de una proporción no es mayor que 1</translation>
    </message>
    <message>
        <source>a count goes up by 1</source>
        <translation>un conteo sube de 1 en 1</translation>
    </message>
    <message>
        <source>the step must be above 0</source>
        <translation>el paso debe ser mayor que 0</translation>
    </message>
    <message>
        <source>the highest value must be above the lowest</source>
        <translation>el valor más alto debe ser mayor que el más bajo</translation>
    </message>
    <message>
        <source>the scale has more than a million steps</source>
        <translation>la escala tiene más de un millón de pasos</translation>
    </message>
    <message>
        <source>the step does not divide the range from %1 to %2</source>
        <translation>el paso no divide el rango de %1 a %2</translation>
    </message>
    <message>
        <source>%1 is not a point of the scale</source>
        <translation>%1 no es un punto de la escala</translation>
    </message>
    <message>
        <source>there are two anchors at %1</source>
        <translation>hay dos puntos de anclaje en %1</translation>
    </message>
    <message>
        <source>a yes-or-no scale has two categories, the first is no</source>
        <translation>una escala de sí o no tiene dos categorías, la primera es no</translation>
    </message>
    <message>
        <source>there must be at least two categories</source>
        <translation>debe haber al menos dos categorías</translation>
    </message>
    <message>
        <source>&quot;second&quot; is kept for a second choice</source>
        <translation>«second» está reservado para una segunda opción</translation>
    </message>
    <message>
        <source>a scheme needs at least one dimension or row of codes</source>
        <translation>un esquema necesita al menos una dimensión o una fila de códigos</translation>
    </message>
    <message>
        <source>this is not a coding scheme of format &quot;%1&quot;</source>
        <translation>esto no es un esquema de codificación del formato «%1»</translation>
    </message>
    <message>
        <source>this is not a unit of coding</source>
        <translation>esto no es una unidad de codificación</translation>
    </message>
    <message>
        <source>this must name at least one</source>
        <translation>esto debe nombrar al menos uno</translation>
    </message>
    <message>
        <source>this is not a number of seconds from 0 to a million</source>
        <translation>esto no es un número de segundos de 0 a un millón</translation>
    </message>
    <message>
        <source>a condition needs &quot;is&quot;, &quot;atLeast&quot; or &quot;atMost&quot;</source>
        <translation>una condición necesita «is», «atLeast» o «atMost»</translation>
    </message>
    <message>
        <source>an id lies on one line and has no control characters</source>
        <translation>un identificador va en una línea y no tiene caracteres de control</translation>
    </message>
    <message>
        <source>a code&apos;s key is one small letter or digit</source>
        <translation>la tecla de un código es una letra minúscula o una cifra</translation>
    </message>
    <message>
        <source>two codes of the row have the key %1</source>
        <translation>dos códigos de la fila tienen la tecla %1</translation>
    </message>
    <message>
        <source>a row needs at least one code</source>
        <translation>una fila necesita al menos un código</translation>
    </message>
    <message>
        <source>an interval is at least 0.01 s long</source>
        <translation>un intervalo dura al menos 0.01 s</translation>
    </message>
    <message>
        <source>moments do not fill a clip</source>
        <translation>los momentos no llenan un clip</translation>
    </message>
    <message>
        <source>%1 has no points to add up</source>
        <translation>%1 no tiene puntos que sumar</translation>
    </message>
    <message>
        <source>a rule cannot skip what it looks at</source>
        <translation>una regla no puede omitir aquello que mira</translation>
    </message>
    <message>
        <source>the band ends below where it begins</source>
        <translation>la banda termina por debajo de donde comienza</translation>
    </message>
    <message>
        <source>the bands must rise without overlapping</source>
        <translation>las bandas deben subir sin superponerse</translation>
    </message>
    <message>
        <source>the scheme has no row &quot;%1&quot;</source>
        <translation>el esquema no tiene la fila «%1»</translation>
    </message>
    <message>
        <source>the row %1 has no code &quot;%2&quot;</source>
        <translation>la fila %1 no tiene el código «%2»</translation>
    </message>
    <message>
        <source>a proportion needs the codes it counts</source>
        <translation>una proporción necesita los códigos que cuenta</translation>
    </message>
    <message>
        <source>this needs at least one condition</source>
        <translation>esto necesita al menos una condición</translation>
    </message>
    <message>
        <source>%1 is answered in words</source>
        <translation>%1 se responde con palabras</translation>
    </message>
    <message>
        <source>an id is lower-case letters and digits, words joined by _ or -, at most 64</source>
        <translation>un identificador son letras minúsculas y cifras, palabras unidas por _ o -, a lo sumo 64</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is longer than %2 characters</source>
        <translation>el campo «%1» tiene más de %2 caracteres</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is empty</source>
        <translation>el campo «%1» está vacío</translation>
    </message>
    <message>
        <source>the scheme rates nothing of the name &quot;%1&quot;</source>
        <translation>el esquema no califica nada con el nombre «%1»</translation>
    </message>
    <message>
        <source>this is not a score of %1</source>
        <translation>esto no es un puntaje de %1</translation>
    </message>
    <message>
        <source>this must be a text that is not empty</source>
        <translation>esto debe ser un texto que no esté vacío</translation>
    </message>
    <message>
        <source>this stands twice in the list</source>
        <translation>esto aparece dos veces en la lista</translation>
    </message>
    <message>
        <source>this is not a status without a score</source>
        <translation>esto no es un estado sin puntaje</translation>
    </message>
    <message>
        <source>the modifiers of a segment are not sound JSON</source>
        <translation>los modificadores de un segmento no son JSON correcto</translation>
    </message>
    <message>
        <source>use a backup</source>
        <translation>use una copia de seguridad</translation>
    </message>
    <message>
        <source>this is not a text pack of format &quot;%1&quot;</source>
        <translation>esto no es un paquete de textos del formato «%1»</translation>
    </message>
    <message>
        <source>this must be an object of places and words</source>
        <translation>esto debe ser un objeto de lugares y palabras</translation>
    </message>
    <message>
        <source>holder, scope and date of the licence must be given</source>
        <translation>hay que indicar titular, alcance y fecha de la licencia</translation>
    </message>
    <message>
        <source>these are no words</source>
        <translation>esto no son palabras</translation>
    </message>
    <message>
        <source>these are no examples</source>
        <translation>esto no son ejemplos</translation>
    </message>
    <message>
        <source>correct the file</source>
        <translation>corrija el archivo</translation>
    </message>
    <message>
        <source>this must be an object of raters and hashes</source>
        <translation>esto debe ser un objeto de evaluadores y hashes</translation>
    </message>
    <message>
        <source>this must be the id of a clip</source>
        <translation>esto debe ser el identificador de un clip</translation>
    </message>
    <message>
        <source>this must be one of coding, training, test, public_excerpt</source>
        <translation>esto debe ser uno de coding, training, test, public_excerpt</translation>
    </message>
    <message>
        <source>Differences in the order of rating</source>
        <translation>Diferencias en el orden en que se calificó</translation>
    </message>
    <message>
        <source>Bias on each dimension</source>
        <translation>Sesgo en cada dimensión</translation>
    </message>
    <message>
        <source>Bias and ICC(A,1) on each dimension</source>
        <translation>Sesgo e ICC(A,1) en cada dimensión</translation>
    </message>
    <message>
        <source>Codes are not numbers.</source>
        <translation>Los códigos no son números.</translation>
    </message>
    <message>
        <source>Too many categories to draw.</source>
        <translation>Demasiadas categorías para dibujarlas.</translation>
    </message>
    <message>
        <source>No dimension was compared.</source>
        <translation>No se comparó ninguna dimensión.</translation>
    </message>
    <message>
        <source>The order of the ratings is not known.</source>
        <translation>No se conoce el orden en que se calificó.</translation>
    </message>
    <message>
        <source>No two dimensions vary on both sides.</source>
        <translation>Ningún par de dimensiones varía en ambas partes.</translation>
    </message>
    <message>
        <source>%1 clips: the same score on %2, within one point on %3, %4 higher on %5, lower on %6.</source>
        <translation>%1 clips: el mismo puntaje en %2, a un punto o menos en %3, %4 más alto en %5, más bajo en %6.</translation>
    </message>
    <message>
        <source>%1, %2 against %3.</source>
        <translation>%1, %2 contra %3.</translation>
    </message>
    <message>
        <source>Bias %1, limits of agreement %2 to %3.</source>
        <translation>Sesgo %1, límites de acuerdo de %2 a %3.</translation>
    </message>
    <message>
        <source>%1, %2 minus %3 per clip:</source>
        <translation>%1, %2 menos %3 por clip:</translation>
    </message>
    <message>
        <source>%1, difference over the order of the scores.</source>
        <translation>%1, diferencia según el orden de los puntajes.</translation>
    </message>
    <message>
        <source>Mean of the first three %1, of the last three %2.</source>
        <translation>Media de los tres primeros %1, de los tres últimos %2.</translation>
    </message>
    <message>
        <source>Crosses are differences of two points or more.</source>
        <translation>Las cruces son diferencias de dos puntos o más.</translation>
    </message>
    <message>
        <source>Each point is a clip; a number counts clips at one place. Grey: within one point.</source>
        <translation>Cada punto es un clip; un número cuenta los clips de un mismo lugar. Gris: a un punto o menos.</translation>
    </message>
    <message>
        <source>Line: bias; dashed: limits of agreement (bias ± 1.96 SD of differences).</source>
        <translation>Línea: sesgo; punteado: límites de acuerdo (sesgo ± 1.96 DE de las diferencias).</translation>
    </message>
    <message>
        <source>Line: bias. Grey: within one point.</source>
        <translation>Línea: sesgo. Gris: a un punto o menos.</translation>
    </message>
    <message>
        <source>Line: mean of the last three. Grey: within one point.</source>
        <translation>Línea: media de los tres últimos. Gris: a un punto o menos.</translation>
    </message>
    <message>
        <source>mean of both</source>
        <translation>media de ambos</translation>
    </message>
    <message>
        <source>first to last clip</source>
        <translation>del primer al último clip</translation>
    </message>
    <message>
        <source>first to last rating</source>
        <translation>de la primera a la última calificación</translation>
    </message>
    <message>
        <source>%1 clips, in the order of the scores</source>
        <translation>%1 clips, en el orden de los puntajes</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>diferencia %1</translation>
    </message>
    <message>
        <source>difference %1, beyond the limits</source>
        <translation>diferencia %1, fuera de los límites</translation>
    </message>
    <message>
        <source>%1, %2: %3 differences in the order of rating, mean %4, limits %5, %6 outside.</source>
        <translation>%1, %2: %3 diferencias en el orden en que se calificó, media %4, límites %5, %6 fuera.</translation>
    </message>
    <message>
        <source>Grey: within three sigma of the mean. Line: moving average. Squares: beyond the limits.</source>
        <translation>Gris: a tres sigmas o menos de la media. Línea: media móvil. Cuadrados: fuera de los límites.</translation>
    </message>
    <message>
        <source>%1, correlations between dimensions, rater and reference:</source>
        <translation>%1, correlaciones entre dimensiones, evaluador y referencia:</translation>
    </message>
    <message>
        <source>%1 and %2: rater %3, reference %4, n %5</source>
        <translation>%1 y %2: evaluador %3, referencia %4, n %5</translation>
    </message>
    <message>
        <source>Circle: rater, diamond: reference.</source>
        <translation>Círculo: evaluador, rombo: referencia.</translation>
    </message>
    <message>
        <source>Circle: rater, diamond: reference; the pairs that part most.</source>
        <translation>Círculo: evaluador, rombo: referencia; los pares que más se separan.</translation>
    </message>
    <message>
        <source>%1, rows %2, columns %3:</source>
        <translation>%1, filas %2, columnas %3:</translation>
    </message>
    <message>
        <source>%1 and %2 %3×</source>
        <translation>%1 y %2 %3×</translation>
    </message>
    <message>
        <source>Clips in each pair of scores; framed: the same score. Darker: further apart.</source>
        <translation>Clips en cada par de puntajes; con marco: el mismo puntaje. Más oscuro: más lejos.</translation>
    </message>
    <message>
        <source>Upwards: %1; downwards: %2.</source>
        <translation>Hacia arriba: %1; hacia abajo: %2.</translation>
    </message>
    <message>
        <source>Bias, points</source>
        <translation>Sesgo, puntos</translation>
    </message>
    <message>
        <source>Bias in points.</source>
        <translation>Sesgo en puntos.</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>no calculado</translation>
    </message>
    <message>
        <source>too few to certify</source>
        <translation>muy pocos para certificar</translation>
    </message>
    <message>
        <source>not used: narrow range</source>
        <translation>no se usa: rango estrecho</translation>
    </message>
    <message>
        <source>n = %1: differences only</source>
        <translation>n = %1: solo diferencias</translation>
    </message>
    <message>
        <source>Square: estimate; line: interval. Grey band: what the rule asks for. Hollow: too few to certify.</source>
        <translation>Cuadrado: estimación; línea: intervalo. Banda gris: lo que pide la regla. Hueco: muy pocos para certificar.</translation>
    </message>
    <message>
        <source>Circle: mean difference; line: interval. Grey band: what the rule asks for.</source>
        <translation>Círculo: diferencia media; línea: intervalo. Banda gris: lo que pide la regla.</translation>
    </message>
    <message>
        <source>Circle: mean difference; square: coefficient; lines: intervals. Grey bands: what the rule asks for. Hollow square: too few clips to certify.</source>
        <translation>Círculo: diferencia media; cuadrado: coeficiente; líneas: intervalos. Bandas grises: lo que pide la regla. Cuadrado hueco: muy pocos clips para certificar.</translation>
    </message>
    <message>
        <source>%1: the scale is %2 to %3 by %4, was %5 to %6 by %7</source>
        <translation>%1: la escala es de %2 a %3 en pasos de %4; era de %5 a %6 en pasos de %7</translation>
    </message>
    <message>
        <source>%1: the scale is %2 to %3 by %4, was words</source>
        <translation>%1: la escala es de %2 a %3 en pasos de %4; eran palabras</translation>
    </message>
    <message>
        <source>%1: the scale is words, was %2 to %3 by %4</source>
        <translation>%1: la escala son palabras; era de %2 a %3 en pasos de %4</translation>
    </message>
    <message>
        <source>%1: the scale is %2 to %3 by %4, was %5</source>
        <translation>%1: la escala es de %2 a %3 en pasos de %4; era %5</translation>
    </message>
    <message>
        <source>%1: the scale is %2, was %3 to %4 by %5</source>
        <translation>%1: la escala es %2; era de %3 a %4 en pasos de %5</translation>
    </message>
    <message>
        <source>%1: the scale is words, was %2</source>
        <translation>%1: la escala son palabras; era %2</translation>
    </message>
    <message>
        <source>%1: the scale is %2, was words</source>
        <translation>%1: la escala es %2; eran palabras</translation>
    </message>
    <message>
        <source>%1: the scale is %2, was %3</source>
        <translation>%1: la escala es %2; era %3</translation>
    </message>
    <message>
        <source>%1: the middle or the second choice of its scale is another</source>
        <translation>%1: el punto medio o la segunda opción de su escala es otra</translation>
    </message>
    <message>
        <source>%1: point %2 is described now</source>
        <translation>%1: el punto %2 ahora está descrito</translation>
    </message>
    <message>
        <source>%1: point %2 has other words</source>
        <translation>%1: el punto %2 tiene otro texto</translation>
    </message>
    <message>
        <source>%1: point %2 is no longer described</source>
        <translation>%1: el punto %2 ya no está descrito</translation>
    </message>
    <message>
        <source>New dimension: %1</source>
        <translation>Dimensión nueva: %1</translation>
    </message>
    <message>
        <source>New row of codes: %1</source>
        <translation>Fila de códigos nueva: %1</translation>
    </message>
    <message>
        <source>New episode: %1</source>
        <translation>Episodio nuevo: %1</translation>
    </message>
    <message>
        <source>New derived score: %1</source>
        <translation>Puntaje derivado nuevo: %1</translation>
    </message>
    <message>
        <source>New fixed sum: %1</source>
        <translation>Suma fija nueva: %1</translation>
    </message>
    <message>
        <source>New item of %1: %2</source>
        <translation>Ítem nuevo de %1: %2</translation>
    </message>
    <message>
        <source>New code of %1: %2</source>
        <translation>Código nuevo de %1: %2</translation>
    </message>
    <message>
        <source>No longer there, dimension: %1</source>
        <translation>Ya no está la dimensión: %1</translation>
    </message>
    <message>
        <source>No longer there, row of codes: %1</source>
        <translation>Ya no está la fila de códigos: %1</translation>
    </message>
    <message>
        <source>No longer there, episode: %1</source>
        <translation>Ya no está el episodio: %1</translation>
    </message>
    <message>
        <source>No longer there, derived score: %1</source>
        <translation>Ya no está el puntaje derivado: %1</translation>
    </message>
    <message>
        <source>No longer there, fixed sum: %1</source>
        <translation>Ya no está la suma fija: %1</translation>
    </message>
    <message>
        <source>No longer there, item of %1: %2</source>
        <translation>Ya no está el ítem de %1: %2</translation>
    </message>
    <message>
        <source>No longer there, code of %1: %2</source>
        <translation>Ya no está el código de %1: %2</translation>
    </message>
    <message>
        <source>The dimensions stand in another order</source>
        <translation>Las dimensiones están en otro orden</translation>
    </message>
    <message>
        <source>The rows of codes stand in another order</source>
        <translation>Las filas de códigos están en otro orden</translation>
    </message>
    <message>
        <source>The episodes stand in another order</source>
        <translation>Los episodios están en otro orden</translation>
    </message>
    <message>
        <source>The derived scores stand in another order</source>
        <translation>Los puntajes derivados están en otro orden</translation>
    </message>
    <message>
        <source>The fixed sums stand in another order</source>
        <translation>Las sumas fijas están en otro orden</translation>
    </message>
    <message>
        <source>The items of %1 stand in another order</source>
        <translation>Los ítems de %1 están en otro orden</translation>
    </message>
    <message>
        <source>The codes of %1 stand in another order</source>
        <translation>Los códigos de %1 están en otro orden</translation>
    </message>
    <message>
        <source>%1: was called %2</source>
        <translation>%1: se llamaba %2</translation>
    </message>
    <message>
        <source>%1: rates another person</source>
        <translation>%1: califica a otra persona</translation>
    </message>
    <message>
        <source>%1: another definition</source>
        <translation>%1: otra definición</translation>
    </message>
    <message>
        <source>%1: a high score is good now</source>
        <translation>%1: un puntaje alto ahora es favorable</translation>
    </message>
    <message>
        <source>%1: a high score is not good now</source>
        <translation>%1: un puntaje alto ahora no es favorable</translation>
    </message>
    <message>
        <source>%1: %2 pieces of evidence, were %3</source>
        <translation>%1: %2 evidencias, eran %3</translation>
    </message>
    <message>
        <source>%1: rated of other units</source>
        <translation>%1: se califica en otras unidades</translation>
    </message>
    <message>
        <source>%1: has a score of its own now</source>
        <translation>%1: ahora tiene un puntaje propio</translation>
    </message>
    <message>
        <source>%1: only its items count</source>
        <translation>%1: solo cuentan sus ítems</translation>
    </message>
    <message>
        <source>%1, %2: other words, viewing or need</source>
        <translation>%1, %2: otro texto, otra pasada u otra exigencia</translation>
    </message>
    <message>
        <source>Row %1: its marks are of another kind or length</source>
        <translation>Fila %1: sus marcas son de otro tipo o longitud</translation>
    </message>
    <message>
        <source>Row %1: another name or person</source>
        <translation>Fila %1: otro nombre u otra persona</translation>
    </message>
    <message>
        <source>%1, %2: another key</source>
        <translation>%1, %2: otra tecla</translation>
    </message>
    <message>
        <source>%1, %2: other words</source>
        <translation>%1, %2: otro texto</translation>
    </message>
    <message>
        <source>Called %1, was %2</source>
        <translation>Se llama %1, se llamaba %2</translation>
    </message>
    <message>
        <source>Another notice or licence</source>
        <translation>Otro aviso u otra licencia</translation>
    </message>
    <message>
        <source>For other ages</source>
        <translation>Para otras edades</translation>
    </message>
    <message>
        <source>Another unit of rating, or other persons</source>
        <translation>Otra unidad de calificación, u otras personas</translation>
    </message>
    <message>
        <source>Episode %1 is another</source>
        <translation>El episodio %1 es otro</translation>
    </message>
    <message>
        <source>%1 is made in another way</source>
        <translation>%1 se hace de otro modo</translation>
    </message>
    <message>
        <source>%1 is another</source>
        <translation>%1 es otra</translation>
    </message>
    <message>
        <source>Other rules of what does not apply</source>
        <translation>Otras reglas de lo que no se aplica</translation>
    </message>
    <message>
        <source>A reason is asked for other statuses</source>
        <translation>Se pide un motivo para otros estados</translation>
    </message>
    <message>
        <source>Other labels for free segments</source>
        <translation>Otras etiquetas para segmentos libres</translation>
    </message>
    <message>
        <source>Krippendorff’s alpha</source>
        <translation>Alfa de Krippendorff</translation>
    </message>
    <message>
        <source>How far the disagreement that was seen falls short of what chance pairing of all scores would give: 1 is none, 0 is chance. It takes any number of raters and any gaps.</source>
        <translation>Cuánto le falta al desacuerdo observado para ser el que daría emparejar al azar todos los puntajes: 1 es ningún desacuerdo, 0 es azar. Admite cualquier número de evaluadores y cualquier hueco en los datos.</translation>
    </message>
    <message>
        <source>Constant rater</source>
        <translation>Evaluador constante</translation>
    </message>
    <message>
        <source>What somebody would reach who gave every case the same score, chosen as well as possible. Agreement that is not clearly above it shows nothing about the rater.</source>
        <translation>Lo que alcanzaría alguien que diera a todos los casos el mismo puntaje, elegido lo mejor posible. Un acuerdo que no esté claramente por encima de eso no dice nada sobre el evaluador.</translation>
    </message>
    <message>
        <source>How many points a rater scores above (+) or below (−) the reference on average. It is the part of a disagreement that one sentence of feedback can change.</source>
        <translation>Cuántos puntos por encima (+) o por debajo (−) de la referencia puntúa un evaluador en promedio. Es la parte de un desacuerdo que una sola frase de retroalimentación puede cambiar.</translation>
    </message>
    <message>
        <source>Brennan–Prediger, PABAK</source>
        <translation>Brennan–Prediger, PABAK</translation>
    </message>
    <message>
        <source>Agreement beyond what rolling a fair die with these categories would give. For two raters it is also called PABAK.</source>
        <translation>Acuerdo más allá del que daría tirar un dado con estas categorías. Para dos evaluadores se llama también PABAK.</translation>
    </message>
    <message>
        <source>Concordance correlation</source>
        <translation>Correlación de concordancia</translation>
    </message>
    <message>
        <source>How closely two raters’ scores lie on the line of equality. It is the same number as kappa with quadratic weights.</source>
        <translation>Qué tan cerca de la línea de igualdad están los puntajes de dos evaluadores. Es el mismo número que kappa con pesos cuadráticos.</translation>
    </message>
    <message>
        <source>Central tendency</source>
        <translation>Tendencia central</translation>
    </message>
    <message>
        <source>Whether a rater pulls scores towards the middle: low clips come out too high and high clips too low. A slope or an SD ratio clearly below 1 says so; above 1 the rater exaggerates.</source>
        <translation>Si un evaluador lleva los puntajes hacia el centro: los clips bajos le salen demasiado altos y los altos demasiado bajos. Una pendiente o una razón de DE claramente menor que 1 lo indica; por encima de 1, el evaluador exagera.</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Whether a rater is right more often when sure. Agreement is given for each level of confidence; the resolution sums it up: .50 means that confidence says nothing, 1 that every sure score was right and every unsure one wrong.</source>
        <translation>Si un evaluador acierta más cuando está seguro. El acuerdo se da para cada nivel de seguridad; la resolución lo resume: .50 significa que la seguridad no dice nada, 1 que todo puntaje seguro fue correcto y todo puntaje inseguro, equivocado.</translation>
    </message>
    <message>
        <source>Conger’s kappa</source>
        <translation>Kappa de Conger</translation>
    </message>
    <message>
        <source>Agreement of many raters beyond chance, each with their own habit of using the categories. For two raters it is Cohen’s kappa.</source>
        <translation>Acuerdo de muchos evaluadores más allá del azar, cada uno con su propia costumbre de usar las categorías. Para dos evaluadores es el kappa de Cohen.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Whether a rater moves away from the reference as the round goes on. The chart shows every difference in the order of rating; a slope that leaves out 0, or a moving average beyond its limits, asks for a refresher against the frozen reference, not against the group.</source>
        <translation>Si un evaluador se aleja de la referencia a lo largo de la ronda. El gráfico muestra cada diferencia en el orden en que se calificó; una pendiente cuyo intervalo no incluye 0, o una media móvil fuera de sus límites, pide un repaso contra la referencia congelada, no contra el grupo.</translation>
    </message>
    <message>
        <source>Exact agreement</source>
        <translation>Acuerdo exacto</translation>
    </message>
    <message>
        <source>The share of cases on which two raters gave the very same score. Read it beside what a rater would reach who always gave the one most common score.</source>
        <translation>La proporción de casos en que dos evaluadores dieron exactamente el mismo puntaje. Léala junto a lo que alcanzaría un evaluador que siempre diera el puntaje más común.</translation>
    </message>
    <message>
        <source>Fleiss’ kappa, Scott’s pi</source>
        <translation>Kappa de Fleiss, pi de Scott</translation>
    </message>
    <message>
        <source>Agreement of many raters beyond chance, as if all shared one habit of using the categories. For two raters it is Scott’s pi, not Cohen’s kappa.</source>
        <translation>Acuerdo de muchos evaluadores más allá del azar, como si todos compartieran una misma costumbre de usar las categorías. Para dos evaluadores es la pi de Scott, no el kappa de Cohen.</translation>
    </message>
    <message>
        <source>Generalizability coefficients</source>
        <translation>Coeficientes de generalizabilidad</translation>
    </message>
    <message>
        <source>How dependable the mean of all these raters is: for ranking cases (relative) and for the number itself (absolute). They are ICC(C,k) and ICC(A,k) with negative components set to 0.</source>
        <translation>Cuánto se puede confiar en la media de todos estos evaluadores: para ordenar casos (relativo) y para el número mismo (absoluto). Son ICC(C,k) e ICC(A,k) con los componentes negativos puestos en 0.</translation>
    </message>
    <message>
        <source>Generalizability and decision studies</source>
        <translation>Estudios de generalizabilidad y de decisión</translation>
    </message>
    <message>
        <source>Where the differences between scores come from: the clips (what you want), the raters, or the two together and chance. The table says how reliable the mean of two, three, four raters would be, and how many reach the reliability wanted (`--wanted`, .80 unless given).</source>
        <translation>De dónde vienen las diferencias entre puntajes: de los clips (lo que se desea), de los evaluadores, o de ambos juntos y el azar. La tabla dice qué fiabilidad tendría la media de dos, tres o cuatro evaluadores, y cuántos alcanzan la fiabilidad deseada (`--wanted`, .80 si no se indica otra).</translation>
    </message>
    <message>
        <source>Gwet’s AC1 and AC2</source>
        <translation>AC1 y AC2 de Gwet</translation>
    </message>
    <message>
        <source>Agreement beyond chance that stays sensible when nearly all cases fall into one category, where kappa breaks down. It is 1 whenever everybody writes one category, so it is never a pass by itself.</source>
        <translation>Acuerdo más allá del azar que sigue teniendo sentido cuando casi todos los casos caen en una sola categoría, donde kappa se derrumba. Vale 1 siempre que todos escriban una sola categoría, así que por sí solo nunca basta para aprobar.</translation>
    </message>
    <message>
        <source>Halo</source>
        <translation>Halo</translation>
    </message>
    <message>
        <source>Whether one impression of a clip runs through all of a rater&apos;s dimensions. The rater&apos;s correlations between dimensions are set beside the reference&apos;s on the same clips: only what is more than there is halo, for dimensions may belong together in truth.</source>
        <translation>Si una misma impresión del clip atraviesa todas las dimensiones de un evaluador. Las correlaciones del evaluador entre dimensiones se ponen junto a las de la referencia en los mismos clips: solo lo que excede a estas es halo, porque las dimensiones pueden ir juntas de verdad.</translation>
    </message>
    <message>
        <source>ICC, one-way</source>
        <translation>ICC, de un factor</translation>
    </message>
    <message>
        <source>How well one score tells cases apart when every case was rated by other people. All differences between raters count as error.</source>
        <translation>Qué tan bien distingue los casos un solo puntaje cuando a cada caso lo calificaron otras personas. Todas las diferencias entre evaluadores cuentan como error.</translation>
    </message>
    <message>
        <source>ICC, absolute agreement</source>
        <translation>ICC, acuerdo absoluto</translation>
    </message>
    <message>
        <source>How well one rater’s score can stand for another’s: 1 when they give the same number. A rater who is always one point too high lowers it.</source>
        <translation>Qué tan bien puede el puntaje de un evaluador valer por el de otro: 1 cuando dan el mismo número. Un evaluador que siempre da un punto de más lo baja.</translation>
    </message>
    <message>
        <source>ICC, consistency</source>
        <translation>ICC, consistencia</translation>
    </message>
    <message>
        <source>How well two raters put the cases in the same order and at the same distances, whatever their level. A rater who is always one point too high does not lower it.</source>
        <translation>Qué tan bien ponen dos evaluadores los casos en el mismo orden y a las mismas distancias, sea cual sea su nivel. Un evaluador que siempre da un punto de más no lo baja.</translation>
    </message>
    <message>
        <source>ICC from all cells (REML)</source>
        <translation>ICC con todas las celdas (REML)</translation>
    </message>
    <message>
        <source>The same ICCs when some cells are missing, or when each case has raters of its own, from every score there is. On complete data they are the usual ones.</source>
        <translation>Los mismos ICC cuando faltan algunas celdas, o cuando cada caso tiene sus propios evaluadores, a partir de todos los puntajes que hay. Con datos completos son los habituales.</translation>
    </message>
    <message>
        <source>Cohen’s kappa</source>
        <translation>Kappa de Cohen</translation>
    </message>
    <message>
        <source>How much better two raters agree than two who only guessed with the same habits. With weights, near misses count in part; always say which weights.</source>
        <translation>Cuánto mejor concuerdan dos evaluadores que dos que solo adivinaran con las mismas costumbres. Con pesos, quedar cerca cuenta en parte; diga siempre qué pesos usó.</translation>
    </message>
    <message>
        <source>Largest possible kappa</source>
        <translation>Kappa máximo posible</translation>
    </message>
    <message>
        <source>The best kappa these two could reach given how often each used each category. When it is far below 1, they use the scale differently.</source>
        <translation>El mejor kappa que estos dos podrían alcanzar, dado cuánto usó cada uno cada categoría. Cuando está muy por debajo de 1, usan la escala de manera distinta.</translation>
    </message>
    <message>
        <source>Kendall’s tau-b</source>
        <translation>Tau-b de Kendall</translation>
    </message>
    <message>
        <source>Of all pairs of cases, how many more the two raters put in the same order than in the opposite one. Ties are allowed for.</source>
        <translation>De todos los pares de casos, cuántos más pusieron los dos evaluadores en el mismo orden que en el contrario. Tiene en cuenta los empates.</translation>
    </message>
    <message>
        <source>Kendall’s W</source>
        <translation>W de Kendall</translation>
    </message>
    <message>
        <source>How far all raters agree in how they rank the cases: 1 for the same order, 0 for none. It ignores how high they score.</source>
        <translation>Hasta dónde coinciden todos los evaluadores en cómo ordenan los casos: 1 para el mismo orden, 0 para ninguno. No mira qué tan alto puntúan.</translation>
    </message>
    <message>
        <source>Limits of agreement</source>
        <translation>Límites de acuerdo</translation>
    </message>
    <message>
        <source>Between these two lines about 95 of 100 single differences from the reference will fall. Ask whether a difference that large would matter for the family.</source>
        <translation>Entre estas dos líneas caerán unas 95 de cada 100 diferencias individuales con la referencia. Pregúntese si una diferencia así de grande le importaría a la familia.</translation>
    </message>
    <message>
        <source>Mean absolute difference</source>
        <translation>Diferencia absoluta media</translation>
    </message>
    <message>
        <source>How far apart two raters are on a typical case, in points, whichever of them is higher. Bias and scatter are both in it.</source>
        <translation>Qué tan lejos están dos evaluadores en un caso típico, en puntos, sin importar cuál esté más alto. Contiene tanto el sesgo como la dispersión.</translation>
    </message>
    <message>
        <source>Mean pairwise kappa</source>
        <translation>Kappa medio por pares</translation>
    </message>
    <message>
        <source>The average of the kappas of all pairs of raters. It hides one poor rater among good ones.</source>
        <translation>El promedio de los kappas de todos los pares de evaluadores. Esconde a un mal evaluador entre los buenos.</translation>
    </message>
    <message>
        <source>Estimated observer accuracy</source>
        <translation>Exactitud estimada del observador</translation>
    </message>
    <message>
        <source>How accurate two equally good observers would have to be to reach this kappa. It makes kappas with different numbers of codes comparable.</source>
        <translation>Qué tan exactos tendrían que ser dos observadores igual de buenos para alcanzar este kappa. Hace comparables los kappas con distintos números de códigos.</translation>
    </message>
    <message>
        <source>Pearson’s correlation</source>
        <translation>Correlación de Pearson</translation>
    </message>
    <message>
        <source>Whether two raters’ scores rise and fall together along a line. It says nothing about whether they are the same numbers.</source>
        <translation>Si los puntajes de dos evaluadores suben y bajan juntos a lo largo de una línea. No dice nada sobre si son los mismos números.</translation>
    </message>
    <message>
        <source>Percent agreement of many raters</source>
        <translation>Porcentaje de acuerdo de muchos evaluadores</translation>
    </message>
    <message>
        <source>The chance that two raters, picked at random for a case, agree. It is not corrected for what guessing alone would give.</source>
        <translation>La probabilidad de que dos evaluadores, elegidos al azar para un caso, concuerden. No está corregida por lo que daría solo adivinar.</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planificación</translation>
    </message>
    <message>
        <source>How many clips make an interval as narrow as you want, before anybody has rated one. For two raters and an expected ICC of .80, an interval .20 wide needs 55 clips; .30 wide, 28.</source>
        <translation>Cuántos clips hacen un intervalo tan estrecho como se desea, antes de que nadie haya calificado uno. Para dos evaluadores y un ICC esperado de .80, un intervalo de .20 de ancho necesita 55 clips; de .30 de ancho, 28.</translation>
    </message>
    <message>
        <source>Many-facet Rasch severity</source>
        <translation>Severidad de Rasch de muchas facetas</translation>
    </message>
    <message>
        <source>Severity on a scale that does not depend on which clips a rater saw or how the points of the scale are spaced. Plus is severe (scores lower), the opposite sign of [severity](severity.md), as the field writes it. Read it where a rater has thirty ratings or more.</source>
        <translation>Severidad en una escala que no depende de qué clips vio un evaluador ni de cómo están espaciados los puntos de la escala. Más es severo (puntúa más bajo), el signo opuesto al de [severidad](severity.md), como se escribe en el campo. Léala cuando un evaluador tenga treinta calificaciones o más.</translation>
    </message>
    <message>
        <source>Use of the scale</source>
        <translation>Uso de la escala</translation>
    </message>
    <message>
        <source>Which scale points a rater really uses, beside what the reference used on the same clips. Leaving out the ends makes agreement within one point easier to reach without seeing more: it is named so that it can be talked about, never so that a rater is told to spread scores.</source>
        <translation>Qué puntos de la escala usa de verdad un evaluador, junto a los que usó la referencia en los mismos clips. Evitar los extremos hace más fácil coincidir a un punto o menos sin haber visto más: se nombra para poder conversarlo, nunca para decirle a un evaluador que reparta sus puntajes.</translation>
    </message>
    <message>
        <source>Spread of the differences</source>
        <translation>Dispersión de las diferencias</translation>
    </message>
    <message>
        <source>How much a rater’s differences from the reference scatter from case to case, once their average is taken away. Feedback about being too high or too low does not change it.</source>
        <translation>Cuánto varían de caso a caso las diferencias de un evaluador con la referencia, una vez quitado su promedio. La retroalimentación sobre puntuar demasiado alto o bajo no la cambia.</translation>
    </message>
    <message>
        <source>Smallest detectable change</source>
        <translation>Mínimo cambio detectable</translation>
    </message>
    <message>
        <source>The smallest difference between two single scores that is more than rating error. Anything below it may be the raters, not the family.</source>
        <translation>La menor diferencia entre dos puntajes individuales que es más que error de evaluación. Todo lo que quede por debajo puede venir de los evaluadores, no de la familia.</translation>
    </message>
    <message>
        <source>Standard error of measurement</source>
        <translation>Error estándar de medida</translation>
    </message>
    <message>
        <source>How far a single score typically lies from what this case would get on average over raters. It is in scale points, so it does not depend on how much the cases differ.</source>
        <translation>A qué distancia suele quedar un puntaje individual del que este caso tendría en promedio entre evaluadores. Está en puntos de la escala, así que no depende de cuánto difieran los casos.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>How many scale points a rater scores above (plus, lenient) or below (minus, severe) the reference on average. When the interval leaves out 0 the habit is there; one sentence of feedback can change it.</source>
        <translation>Cuántos puntos de la escala por encima (más, indulgente) o por debajo (menos, severo) de la referencia puntúa un evaluador en promedio. Cuando el intervalo no incluye 0, la costumbre existe; una sola frase de retroalimentación puede cambiarla.</translation>
    </message>
    <message>
        <source>Spearman’s rank correlation</source>
        <translation>Correlación de rangos de Spearman</translation>
    </message>
    <message>
        <source>Whether two raters put the cases in the same order. Ties share their mean rank.</source>
        <translation>Si dos evaluadores ponen los casos en el mismo orden. Los empates comparten su rango medio.</translation>
    </message>
    <message>
        <source>Variance components</source>
        <translation>Componentes de varianza</translation>
    </message>
    <message>
        <source>How much of the scatter of the scores comes from the cases, how much from raters’ levels, how much from the rest. Good ratings have nearly all of it from the cases.</source>
        <translation>Cuánto de la dispersión de los puntajes viene de los casos, cuánto del nivel de los evaluadores y cuánto del resto. En las buenas calificaciones casi toda viene de los casos.</translation>
    </message>
    <message>
        <source>Agreement within one point</source>
        <translation>Acuerdo a un punto o menos</translation>
    </message>
    <message>
        <source>The share of cases on which two raters were at most one scale point apart. It looks high whenever scores crowd together, so it stands beside what a constant rater would reach.</source>
        <translation>La proporción de casos en que dos evaluadores quedaron a lo sumo a un punto de la escala. Parece alta siempre que los puntajes se amontonan, así que se pone junto a lo que alcanzaría un evaluador constante.</translation>
    </message>
    <message>
        <source>No raters were compared.</source>
        <translation>No se comparó a ningún evaluador.</translation>
    </message>
    <message>
        <source>this cannot be opened: the key is another one, or the box was changed</source>
        <translation>esto no se puede abrir: la clave es otra, o la caja fue modificada</translation>
    </message>
    <message>
        <source>the passphrase or its settings are out of bounds</source>
        <translation>la frase de contraseña o sus ajustes están fuera de los límites</translation>
    </message>
    <message>
        <source>use at most 4096 bytes</source>
        <translation>use a lo sumo 4096 bytes</translation>
    </message>
    <message>
        <source>there is not enough memory to work out the key</source>
        <translation>no hay memoria suficiente para calcular la clave</translation>
    </message>
    <message>
        <source>close other programs</source>
        <translation>cierre otros programas</translation>
    </message>
    <message>
        <source>ATTUNE_DATA_DIR has no models/instruments</source>
        <translation>ATTUNE_DATA_DIR no tiene models/instruments</translation>
    </message>
    <message>
        <source>set it to Attune&apos;s data folder</source>
        <translation>indique en ella la carpeta de datos de Attune</translation>
    </message>
    <message>
        <source>the schemes and sample data are not beside the program</source>
        <translation>los esquemas y los datos de ejemplo no están junto al programa</translation>
    </message>
    <message>
        <source>set ATTUNE_DATA_DIR to the folder that holds models/instruments and sample_data</source>
        <translation>indique en ATTUNE_DATA_DIR la carpeta que contiene models/instruments y sample_data</translation>
    </message>
    <message>
        <source>check free space and permissions, then try again</source>
        <translation>revise el espacio libre y los permisos, e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>no existe tal archivo</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>revise el nombre</translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation>esto es una carpeta, no un archivo</translation>
    </message>
    <message>
        <source>name a file</source>
        <translation>nombre un archivo</translation>
    </message>
    <message>
        <source>the file is larger than can be read here</source>
        <translation>el archivo es más grande de lo que se puede leer aquí</translation>
    </message>
    <message>
        <source>choose a smaller file</source>
        <translation>elija un archivo más pequeño</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>el archivo ya existe</translation>
    </message>
    <message>
        <source>choose another name, or allow overwriting with --force</source>
        <translation>elija otro nombre, o permita sobrescribir con --force</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>el archivo no se puede leer</translation>
    </message>
    <message>
        <source>check the name and its permission</source>
        <translation>revise el nombre y su permiso</translation>
    </message>
    <message>
        <source>reading stopped half-way</source>
        <translation>la lectura se detuvo a medias</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>revise el disco</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>elija otro nombre</translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions</source>
        <translation>revise los permisos de la carpeta</translation>
    </message>
    <message>
        <source>check its name</source>
        <translation>revise su nombre</translation>
    </message>
    <message>
        <source>the round&apos;s scheme is missing</source>
        <translation>falta el esquema de la ronda</translation>
    </message>
    <message>
        <source>check the library</source>
        <translation>revise la biblioteca</translation>
    </message>
    <message>
        <source>figures of the group are shown from %1 raters on who have submitted the clips you compare; here %2 did: fewer would tell of each of them</source>
        <translation>las cifras del grupo se muestran a partir de %1 evaluadores que hayan entregado los clips que usted compara; aquí son %2: con menos se sabría de cada uno</translation>
    </message>
    <message>
        <source>your own figures are complete</source>
        <translation>sus propias cifras están completas</translation>
    </message>
    <message>
        <source>the library cannot be reached: %1</source>
        <translation>no se llega a la biblioteca: %1</translation>
    </message>
    <message>
        <source>check the permissions</source>
        <translation>revise los permisos</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>esto no es un archivo</translation>
    </message>
    <message>
        <source>update the program</source>
        <translation>actualice el programa</translation>
    </message>
    <message>
        <source>a library needs a file name</source>
        <translation>una biblioteca necesita un nombre de archivo</translation>
    </message>
    <message>
        <source>give a name ending in .attune</source>
        <translation>dé un nombre que termine en .attune</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>no existe tal carpeta</translation>
    </message>
    <message>
        <source>make it first</source>
        <translation>créela primero</translation>
    </message>
    <message>
        <source>these codes are not yours</source>
        <translation>estos códigos no son suyos</translation>
    </message>
    <message>
        <source>only the rater submits their codes</source>
        <translation>solo el evaluador entrega sus códigos</translation>
    </message>
    <message>
        <source>ask the rater</source>
        <translation>pregunte al evaluador</translation>
    </message>
    <message>
        <source>%1 has not coded %2</source>
        <translation>%1 no ha codificado %2</translation>
    </message>
    <message>
        <source>code it first</source>
        <translation>codifíquelo primero</translation>
    </message>
    <message>
        <source>these codes are submitted already</source>
        <translation>estos códigos ya están entregados</translation>
    </message>
    <message>
        <source>this version of the scheme is in the library with other contents</source>
        <translation>esta versión del esquema está en la biblioteca con otro contenido</translation>
    </message>
    <message>
        <source>give the scheme a new version</source>
        <translation>dé al esquema una nueva versión</translation>
    </message>
    <message>
        <source>there is no coding scheme %1</source>
        <translation>no existe el esquema de codificación %1</translation>
    </message>
    <message>
        <source>add the scheme first</source>
        <translation>agregue primero el esquema</translation>
    </message>
    <message>
        <source>there is no clip %1</source>
        <translation>no existe el clip %1</translation>
    </message>
    <message>
        <source>declare it first</source>
        <translation>declárelo primero</translation>
    </message>
    <message>
        <source>only a trainer brings in finished codes</source>
        <translation>solo un formador trae códigos terminados</translation>
    </message>
    <message>
        <source>only a trainer brings in codes</source>
        <translation>solo un formador trae códigos</translation>
    </message>
    <message>
        <source>the coding holds nothing</source>
        <translation>la codificación no contiene nada</translation>
    </message>
    <message>
        <source>there are other codes of %1 by %2 already</source>
        <translation>ya hay otros códigos de %1 hechos por %2</translation>
    </message>
    <message>
        <source>keep those, or import under another code</source>
        <translation>conserve esos, o importe con otro código</translation>
    </message>
    <message>
        <source>a backup needs a file name</source>
        <translation>una copia de seguridad necesita un nombre de archivo</translation>
    </message>
    <message>
        <source>a journal entry is not an edit</source>
        <translation>una entrada del historial no es una edición</translation>
    </message>
    <message>
        <source>the clip %1 belongs to a round</source>
        <translation>el clip %1 pertenece a una ronda</translation>
    </message>
    <message>
        <source>this needs a rater&apos;s code</source>
        <translation>esto necesita el código de un evaluador</translation>
    </message>
    <message>
        <source>say who you are first</source>
        <translation>diga primero quién es</translation>
    </message>
    <message>
        <source>a note cannot be opened</source>
        <translation>una nota no se puede abrir</translation>
    </message>
    <message>
        <source>go back to a backup of the library</source>
        <translation>vuelva a una copia de seguridad de la biblioteca</translation>
    </message>
    <message>
        <source>%1 signs in another library: only their public key is here</source>
        <translation>%1 firma en otra biblioteca: aquí solo está su clave pública</translation>
    </message>
    <message>
        <source>pack in the library of %1</source>
        <translation>empaquete en la biblioteca de %1</translation>
    </message>
    <message>
        <source>another key is known of %1</source>
        <translation>de %1 se conoce otra clave</translation>
    </message>
    <message>
        <source>ask them whether they work in a new library</source>
        <translation>pregúntele si trabaja en una biblioteca nueva</translation>
    </message>
    <message>
        <source>the minutes are below zero</source>
        <translation>los minutos son menos que cero</translation>
    </message>
    <message>
        <source>give how long it took</source>
        <translation>indique cuánto duró</translation>
    </message>
    <message>
        <source>there is no unsigned activity of yours with this number</source>
        <translation>usted no tiene ninguna actividad sin firmar con este número</translation>
    </message>
    <message>
        <source>see the list</source>
        <translation>vea la lista</translation>
    </message>
    <message>
        <source>there is no shared activity with this number</source>
        <translation>no hay ninguna actividad compartida con este número</translation>
    </message>
    <message>
        <source>ask for it to be shared</source>
        <translation>pida que se comparta</translation>
    </message>
    <message>
        <source>this was signed by %1</source>
        <translation>esto lo firmó %1</translation>
    </message>
    <message>
        <source>feedback of this round is open already</source>
        <translation>la retroalimentación de esta ronda ya está abierta</translation>
    </message>
    <message>
        <source>feedback opens dimension by dimension in learning rounds only</source>
        <translation>la retroalimentación se abre dimensión por dimensión solo en rondas de aprendizaje</translation>
    </message>
    <message>
        <source>submit the clip</source>
        <translation>entregue el clip</translation>
    </message>
    <message>
        <source>compare them</source>
        <translation>compárelos</translation>
    </message>
    <message>
        <source>%1 is not rated yet</source>
        <translation>%1 aún no está calificado</translation>
    </message>
    <message>
        <source>rate it first</source>
        <translation>califíquelo primero</translation>
    </message>
    <message>
        <source>the reference of %1 is open already</source>
        <translation>la referencia de %1 ya está abierta</translation>
    </message>
    <message>
        <source>this span does not lie inside the clip</source>
        <translation>este tramo no está dentro del clip</translation>
    </message>
    <message>
        <source>a text is longer than 4096 bytes or not plain UTF-8</source>
        <translation>un texto tiene más de 4096 bytes o no es UTF-8 simple</translation>
    </message>
    <message>
        <source>its consent ended on %1</source>
        <translation>su consentimiento terminó el %1</translation>
    </message>
    <message>
        <source>there is no reference %1 of this clip</source>
        <translation>no hay ninguna referencia %1 de este clip</translation>
    </message>
    <message>
        <source>add its codes first</source>
        <translation>agregue primero sus códigos</translation>
    </message>
    <message>
        <source>the acceptable band of %1 is turned round</source>
        <translation>la banda aceptable de %1 está al revés</translation>
    </message>
    <message>
        <source>give the lower score first</source>
        <translation>dé primero el puntaje más bajo</translation>
    </message>
    <message>
        <source>this reference is there with another origin</source>
        <translation>esta referencia ya está, con otro origen</translation>
    </message>
    <message>
        <source>make a new version</source>
        <translation>haga una nueva versión</translation>
    </message>
    <message>
        <source>this cannot be noted</source>
        <translation>esto no se puede anotar</translation>
    </message>
    <message>
        <source>the scheme has no dimension %1</source>
        <translation>el esquema no tiene la dimensión %1</translation>
    </message>
    <message>
        <source>correct the stages</source>
        <translation>corrija las etapas</translation>
    </message>
    <message>
        <source>an assignment names %1 and %2, which the round does not have</source>
        <translation>una asignación nombra a %1 y %2, que la ronda no tiene</translation>
    </message>
    <message>
        <source>correct the assignments</source>
        <translation>corrija las asignaciones</translation>
    </message>
    <message>
        <source>there is no such coding</source>
        <translation>no existe tal codificación</translation>
    </message>
    <message>
        <source>see: rounds list</source>
        <translation>vea: rounds list</translation>
    </message>
    <message>
        <source>give it one with --rule</source>
        <translation>déle una con --rule</translation>
    </message>
    <message>
        <source>the round needs exactly one rule</source>
        <translation>la ronda necesita exactamente una regla</translation>
    </message>
    <message>
        <source>%1 is not in this round</source>
        <translation>%1 no está en esta ronda</translation>
    </message>
    <message>
        <source>name a rater of the round</source>
        <translation>nombre un evaluador de la ronda</translation>
    </message>
    <message>
        <source>there is no reference of %1</source>
        <translation>no hay referencia de %1</translation>
    </message>
    <message>
        <source>%1 of %2 clips are still to be submitted</source>
        <translation>faltan por entregar %1 de %2 clips</translation>
    </message>
    <message>
        <source>judge when all are in, or after the round&apos;s last day</source>
        <translation>juzgue cuando estén todos, o después del último día de la ronda</translation>
    </message>
    <message>
        <source>%1 was judged on this round already</source>
        <translation>%1 ya fue juzgado en esta ronda</translation>
    </message>
    <message>
        <source>test on clips they have not seen; a new reference: certify --recompute</source>
        <translation>pruebe con clips que no haya visto; con una nueva referencia: certify --recompute</translation>
    </message>
    <message>
        <source>%1 has used all %2 attempts</source>
        <translation>%1 ya usó los %2 intentos</translation>
    </message>
    <message>
        <source>train again, then change the round&apos;s policy</source>
        <translation>fórmelo de nuevo y luego cambie las condiciones de la ronda</translation>
    </message>
    <message>
        <source>the next attempt is open from %1</source>
        <translation>el siguiente intento se abre el %1</translation>
    </message>
    <message>
        <source>practise until then</source>
        <translation>practique hasta entonces</translation>
    </message>
    <message>
        <source>the ledger has no line %1</source>
        <translation>el registro no tiene la línea %1</translation>
    </message>
    <message>
        <source>see: certify --list</source>
        <translation>vea: certify --list</translation>
    </message>
    <message>
        <source>its reference has not changed</source>
        <translation>su referencia no ha cambiado</translation>
    </message>
    <message>
        <source>line %1 of the ledger</source>
        <translation>línea %1 del registro</translation>
    </message>
    <message>
        <source>the file holds nothing to import</source>
        <translation>el archivo no contiene nada que importar</translation>
    </message>
    <message>
        <source>take its coding scheme with --scheme</source>
        <translation>tome su esquema de codificación con --scheme</translation>
    </message>
    <message>
        <source>check --clip</source>
        <translation>revise --clip</translation>
    </message>
    <message>
        <source>this coding follows version %1 of a scheme that the library does not have</source>
        <translation>esta codificación sigue la versión %1 de un esquema que la biblioteca no tiene</translation>
    </message>
    <message>
        <source>add that version of the scheme</source>
        <translation>agregue esa versión del esquema</translation>
    </message>
    <message>
        <source>there is no such clip or scheme</source>
        <translation>no existe tal clip o esquema</translation>
    </message>
    <message>
        <source>check the names</source>
        <translation>revise los nombres</translation>
    </message>
    <message>
        <source>%1 has not submitted this clip</source>
        <translation>%1 no ha entregado este clip</translation>
    </message>
    <message>
        <source>code it, or leave this trainer out</source>
        <translation>codifíquelo, o deje fuera a este formador</translation>
    </message>
    <message>
        <source>%1 coded it under another version of the scheme</source>
        <translation>%1 lo codificó con otra versión del esquema</translation>
    </message>
    <message>
        <source>code it anew</source>
        <translation>codifíquelo de nuevo</translation>
    </message>
    <message>
        <source>the panel has no trainer</source>
        <translation>el panel no tiene ningún formador</translation>
    </message>
    <message>
        <source>name at least one</source>
        <translation>nombre al menos uno</translation>
    </message>
    <message>
        <source>courses are made by trainers</source>
        <translation>los cursos los hacen los formadores</translation>
    </message>
    <message>
        <source>this line names no command</source>
        <translation>esta línea no nombra ninguna orden</translation>
    </message>
    <message>
        <source>remove the line</source>
        <translation>quite la línea</translation>
    </message>
    <message>
        <source>key map, line %1</source>
        <translation>mapa de teclas, línea %1</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <translation>la carpeta no se puede crear: %1</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>elija otra carpeta</translation>
    </message>
    <message>
        <source>the library cannot be put in place: %1</source>
        <translation>la biblioteca no se puede poner en su sitio: %1</translation>
    </message>
    <message>
        <source>only tried</source>
        <translation>solo se probó</translation>
    </message>
    <message>
        <source>the package holds something that does not belong in its %1</source>
        <translation>el paquete contiene algo que no corresponde a su %1</translation>
    </message>
    <message>
        <source>%1 is here already with other contents: the package holds another version of it</source>
        <translation>%1 ya está aquí con otro contenido: el paquete contiene otra versión</translation>
    </message>
    <message>
        <source>the file of %1 is not the one the package names</source>
        <translation>el archivo de %1 no es el que nombra el paquete</translation>
    </message>
    <message>
        <source>there is no round %1 here</source>
        <translation>aquí no existe la ronda %1</translation>
    </message>
    <message>
        <source>%1 is not in the round %2</source>
        <translation>%1 no está en la ronda %2</translation>
    </message>
    <message>
        <source>the reference follows another version of the scheme</source>
        <translation>la referencia sigue otra versión del esquema</translation>
    </message>
    <message>
        <source>ask the trainer which one counts</source>
        <translation>pregunte al formador cuál cuenta</translation>
    </message>
    <message>
        <source>open the library it was packed in</source>
        <translation>abra la biblioteca en que se empaquetó</translation>
    </message>
    <message>
        <source>take the assignment in first</source>
        <translation>reciba primero la asignación</translation>
    </message>
    <message>
        <source>nobody here has the code %1</source>
        <translation>nadie aquí tiene el código %1</translation>
    </message>
    <message>
        <source>say who you are with --as</source>
        <translation>diga quién es con --as</translation>
    </message>
    <message>
        <source>only a trainer packs this</source>
        <translation>solo un formador empaqueta esto</translation>
    </message>
    <message>
        <source>add the rater first</source>
        <translation>agregue primero al evaluador</translation>
    </message>
    <message>
        <source>the file of %1 is not where it was</source>
        <translation>el archivo de %1 no está donde estaba</translation>
    </message>
    <message>
        <source>open the library and say where it lies</source>
        <translation>abra la biblioteca e indique dónde está</translation>
    </message>
    <message>
        <source>the signing key is missing</source>
        <translation>falta la clave de firma</translation>
    </message>
    <message>
        <source>name a rater of the round with --for</source>
        <translation>nombre un evaluador de la ronda con --for</translation>
    </message>
    <message>
        <source>release it first: rounds release</source>
        <translation>publíquela primero: rounds release</translation>
    </message>
    <message>
        <source>the round has no name</source>
        <translation>la ronda no tiene nombre</translation>
    </message>
    <message>
        <source>there is no clip that all of these raters have submitted</source>
        <translation>no hay ningún clip que todos estos evaluadores hayan entregado</translation>
    </message>
    <message>
        <source>name fewer raters, or wait for their codes</source>
        <translation>nombre menos evaluadores, o espere sus códigos</translation>
    </message>
    <message>
        <source>nobody has coded a clip twice</source>
        <translation>nadie ha codificado un clip dos veces</translation>
    </message>
    <message>
        <source>give clips again with: rounds retest</source>
        <translation>dé clips otra vez con: rounds retest</translation>
    </message>
    <message>
        <source>only a trainer compares rounds</source>
        <translation>solo un formador compara rondas</translation>
    </message>
    <message>
        <source>no coding of the round is left with this choice</source>
        <translation>con esta selección no queda ninguna codificación de la ronda</translation>
    </message>
    <message>
        <source>choose more</source>
        <translation>elija más</translation>
    </message>
    <message>
        <source>the library has no scheme of this id</source>
        <translation>la biblioteca no tiene ningún esquema con este identificador</translation>
    </message>
    <message>
        <source>put the scheme into use first</source>
        <translation>ponga primero el esquema en uso</translation>
    </message>
    <message>
        <source>the scheme has no such place</source>
        <translation>el esquema no tiene tal lugar</translation>
    </message>
    <message>
        <source>correct the text pack</source>
        <translation>corrija el paquete de textos</translation>
    </message>
    <message>
        <source>no file is behind this session</source>
        <translation>detrás de esta sesión no hay ningún archivo</translation>
    </message>
    <message>
        <source>open a library</source>
        <translation>abra una biblioteca</translation>
    </message>
    <message>
        <source>a course has 2 to 52 sessions on a day of the week, with minutes and clips above zero</source>
        <translation>un curso tiene de 2 a 52 sesiones en un día de la semana, con minutos y clips por encima de cero</translation>
    </message>
    <message>
        <source>correct the numbers</source>
        <translation>corrija los números</translation>
    </message>
    <message>
        <source>add clips for the test, or make the course without one</source>
        <translation>agregue clips para la prueba, o haga el curso sin ella</translation>
    </message>
    <message>
        <source>add clips, or take fewer sessions or fewer clips an exercise</source>
        <translation>agregue clips, o tome menos sesiones o menos clips por ejercicio</translation>
    </message>
    <message>
        <source>choose at least one rater</source>
        <translation>elija al menos un evaluador</translation>
    </message>
    <message>
        <source>choose one of its schemes</source>
        <translation>elija uno de sus esquemas</translation>
    </message>
    <message>
        <source>give the first day</source>
        <translation>indique el primer día</translation>
    </message>
    <message>
        <source>name the cohort, such as Spring 2027</source>
        <translation>nombre la cohorte, como Primavera 2027</translation>
    </message>
    <message>
        <source>nobody takes part</source>
        <translation>no participa nadie</translation>
    </message>
    <message>
        <source>the course has no name</source>
        <translation>el curso no tiene nombre</translation>
    </message>
    <message>
        <source>the exercises need %1 practice clips that none of these raters knows; there are %2</source>
        <translation>los ejercicios necesitan %1 clips de práctica que ninguno de estos evaluadores conozca; hay %2</translation>
    </message>
    <message>
        <source>the library has no such scheme: %1</source>
        <translation>la biblioteca no tiene tal esquema: %1</translation>
    </message>
    <message>
        <source>the start is not a day such as 2027-03-01</source>
        <translation>el comienzo no es un día como 2027-03-01</translation>
    </message>
    <message>
        <source>there is no test clip that none of these raters knows</source>
        <translation>no hay ningún clip de prueba que ninguno de estos evaluadores conozca</translation>
    </message>
    <message>
        <source>a coded rating needs a score, and only a coded one has one</source>
        <translation>una calificación codificada necesita un puntaje, y solo ella lo tiene</translation>
    </message>
    <message>
        <source>a segment has more than %1 modifiers</source>
        <translation>un segmento tiene más de %1 modificadores</translation>
    </message>
    <message>
        <source>check clip and coder</source>
        <translation>revise el clip y quién codifica</translation>
    </message>
    <message>
        <source>clear those ratings first</source>
        <translation>quite primero esas calificaciones</translation>
    </message>
    <message>
        <source>codes of this clip lie beyond the new duration</source>
        <translation>hay códigos de este clip más allá de la nueva duración</translation>
    </message>
    <message>
        <source>give a score from %1 to %2</source>
        <translation>dé un puntaje de %1 a %2</translation>
    </message>
    <message>
        <source>give a score or another status</source>
        <translation>dé un puntaje u otro estado</translation>
    </message>
    <message>
        <source>give an end at or after the beginning</source>
        <translation>dé un final igual o posterior al comienzo</translation>
    </message>
    <message>
        <source>give at least one</source>
        <translation>dé al menos uno</translation>
    </message>
    <message>
        <source>give its real length</source>
        <translation>dé su duración real</translation>
    </message>
    <message>
        <source>give one of these</source>
        <translation>dé uno de estos</translation>
    </message>
    <message>
        <source>give the lower age first</source>
        <translation>dé primero la edad menor</translation>
    </message>
    <message>
        <source>give the moment alone</source>
        <translation>dé solo el momento</translation>
    </message>
    <message>
        <source>keep it, or remove its codes first</source>
        <translation>consérvelo, o quite primero sus códigos</translation>
    </message>
    <message>
        <source>keep the duration</source>
        <translation>conserve la duración</translation>
    </message>
    <message>
        <source>keep within the clip</source>
        <translation>quédese dentro del clip</translation>
    </message>
    <message>
        <source>mark the segment first</source>
        <translation>marque primero el segmento</translation>
    </message>
    <message>
        <source>name its file</source>
        <translation>nombre su archivo</translation>
    </message>
    <message>
        <source>ratings rest on the segment %1</source>
        <translation>hay calificaciones que se apoyan en el segmento %1</translation>
    </message>
    <message>
        <source>set the offset again</source>
        <translation>ponga de nuevo el desfase</translation>
    </message>
    <message>
        <source>the ages in months are not a range</source>
        <translation>las edades en meses no son un rango</translation>
    </message>
    <message>
        <source>the clip %1 has been coded</source>
        <translation>el clip %1 ya fue codificado</translation>
    </message>
    <message>
        <source>the clip&apos;s duration or frame count is below zero</source>
        <translation>la duración o el número de cuadros del clip es menos que cero</translation>
    </message>
    <message>
        <source>the confidence is not 0, 1, 2 or 3</source>
        <translation>la seguridad no es 0, 1, 2 o 3</translation>
    </message>
    <message>
        <source>the consent of the %1 %2</source>
        <translation>el consentimiento de %1 %2</translation>
    </message>
    <message>
        <source>the name in &quot;%1&quot; is empty</source>
        <translation>el nombre en «%1» está vacío</translation>
    </message>
    <message>
        <source>the name in &quot;%1&quot; is too long or holds unprintable characters</source>
        <translation>el nombre en «%1» es demasiado largo o contiene caracteres que no se pueden imprimir</translation>
    </message>
    <message>
        <source>the row %1 holds moments, not spans</source>
        <translation>la fila %1 contiene momentos, no tramos</translation>
    </message>
    <message>
        <source>the score of %1 is off its scale</source>
        <translation>el puntaje de %1 está fuera de su escala</translation>
    </message>
    <message>
        <source>the second view has no file</source>
        <translation>la segunda vista no tiene archivo</translation>
    </message>
    <message>
        <source>the second view is off by more than a week</source>
        <translation>la segunda vista está desfasada más de una semana</translation>
    </message>
    <message>
        <source>the span lies outside the clip, which is 0 to %1 ns</source>
        <translation>el tramo está fuera del clip, que va de 0 a %1 ns</translation>
    </message>
    <message>
        <source>the text in &quot;%1&quot; is longer than 64 KiB</source>
        <translation>el texto en «%1» tiene más de 64 KiB</translation>
    </message>
    <message>
        <source>the text in &quot;%1&quot; is not plain UTF-8</source>
        <translation>el texto en «%1» no es UTF-8 simple</translation>
    </message>
    <message>
        <source>there is a clip %1 already</source>
        <translation>ya hay un clip %1</translation>
    </message>
    <message>
        <source>there is a marker %1 already</source>
        <translation>ya hay un marcador %1</translation>
    </message>
    <message>
        <source>there is a segment %1 already</source>
        <translation>ya hay un segmento %1</translation>
    </message>
    <message>
        <source>there is no marker %1</source>
        <translation>no existe el marcador %1</translation>
    </message>
    <message>
        <source>there is no rating of %1</source>
        <translation>no hay calificación de %1</translation>
    </message>
    <message>
        <source>there is no segment %1</source>
        <translation>no existe el segmento %1</translation>
    </message>
    <message>
        <source>type it again</source>
        <translation>escríbalo de nuevo</translation>
    </message>
    <message>
        <source>use a short plain name</source>
        <translation>use un nombre corto y sencillo</translation>
    </message>
    <message>
        <source>use another name or clip.change</source>
        <translation>use otro nombre o clip.change</translation>
    </message>
    <message>
        <source>use another name or marker.change</source>
        <translation>use otro nombre o marker.change</translation>
    </message>
    <message>
        <source>use another name or segment.change</source>
        <translation>use otro nombre o segment.change</translation>
    </message>
    <message>
        <source>use one of the row&apos;s codes</source>
        <translation>use uno de los códigos de la fila</translation>
    </message>
    <message>
        <source>use one of the scheme&apos;s dimensions</source>
        <translation>use una de las dimensiones del esquema</translation>
    </message>
    <message>
        <source>write them as the note</source>
        <translation>escríbalos como la nota</translation>
    </message>
    <message>
        <source>the file cannot be looked at: %1</source>
        <translation>el archivo no se puede examinar: %1</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>revise sus permisos</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>esto es una carpeta</translation>
    </message>
    <message>
        <source>this is not a plain file</source>
        <translation>esto no es un archivo común</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>el archivo está vacío</translation>
    </message>
    <message>
        <source>check its permissions and the disk</source>
        <translation>revise sus permisos y el disco</translation>
    </message>
    <message>
        <source>the coding &quot;%1&quot; cannot be read here</source>
        <translation>la codificación de video «%1» no se puede leer aquí</translation>
    </message>
    <message>
        <source>convert the file to H.264 in MP4</source>
        <translation>convierta el archivo a H.264 en MP4</translation>
    </message>
    <message>
        <source>the description of the stream is damaged</source>
        <translation>la descripción del flujo está dañada</translation>
    </message>
    <message>
        <source>nothing can be kept of a file whose content hash is not known</source>
        <translation>no se puede guardar nada de un archivo cuyo hash de contenido no se conoce</translation>
    </message>
    <message>
        <source>nothing is kept of a file whose content hash is not known</source>
        <translation>no se guarda nada de un archivo cuyo hash de contenido no se conoce</translation>
    </message>
    <message>
        <source>what was kept of the clip is damaged or out of date</source>
        <translation>lo guardado del clip está dañado o es antiguo</translation>
    </message>
    <message>
        <source>it is made again</source>
        <translation>se hace de nuevo</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>la carpeta no se puede leer: %1</translation>
    </message>
    <message>
        <source>the file changed since it was opened</source>
        <translation>el archivo cambió desde que se abrió</translation>
    </message>
    <message>
        <source>open it again</source>
        <translation>ábralo de nuevo</translation>
    </message>
    <message>
        <source>there is no picture in this file</source>
        <translation>en este archivo no hay imagen</translation>
    </message>
    <message>
        <source>the pass did not run</source>
        <translation>la pasada no se hizo</translation>
    </message>
    <message>
        <source>frame %1 cannot be decoded</source>
        <translation>el cuadro %1 no se puede decodificar</translation>
    </message>
    <message>
        <source>the file is damaged there</source>
        <translation>el archivo está dañado ahí</translation>
    </message>
    <message>
        <source>there is no frame %1</source>
        <translation>no existe el cuadro %1</translation>
    </message>
    <message>
        <source>use 0 to %1</source>
        <translation>use de 0 a %1</translation>
    </message>
    <message>
        <source>install FFmpeg&apos;s libavcodec with H.264 and AAC</source>
        <translation>instale libavcodec de FFmpeg con H.264 y AAC</translation>
    </message>
    <message>
        <source>a region to hide lies outside the picture</source>
        <translation>una región por ocultar está fuera de la imagen</translation>
    </message>
    <message>
        <source>the picture is %1x%2 as it is shown; x and y count from its top left</source>
        <translation>la imagen mide %1x%2 tal como se muestra; x e y se cuentan desde arriba a la izquierda</translation>
    </message>
    <message>
        <source>a region is hidden for no time at all</source>
        <translation>una región se oculta durante ningún tiempo</translation>
    </message>
    <message>
        <source>let its end lie after its begin</source>
        <translation>ponga su final después de su comienzo</translation>
    </message>
    <message>
        <source>the excerpt could not be finished</source>
        <translation>el extracto no se pudo terminar</translation>
    </message>
    <message>
        <source>there is no memory for a picture</source>
        <translation>no hay memoria para una imagen</translation>
    </message>
    <message>
        <source>a picture could not be written</source>
        <translation>una imagen no se pudo escribir</translation>
    </message>
    <message>
        <source>the excerpt would be larger than 1 GB</source>
        <translation>el extracto ocuparía más de 1 GB</translation>
    </message>
    <message>
        <source>choose a shorter span</source>
        <translation>elija un tramo más corto</translation>
    </message>
    <message>
        <source>there is no memory for sound</source>
        <translation>no hay memoria para el sonido</translation>
    </message>
    <message>
        <source>the sound could not be written</source>
        <translation>el sonido no se pudo escribir</translation>
    </message>
    <message>
        <source>the file exists</source>
        <translation>el archivo existe</translation>
    </message>
    <message>
        <source>choose another name or allow replacing it</source>
        <translation>elija otro nombre o permita reemplazarlo</translation>
    </message>
    <message>
        <source>the excerpt cannot take the place of its own clip</source>
        <translation>el extracto no puede ocupar el lugar de su propio clip</translation>
    </message>
    <message>
        <source>the span is empty or outside the clip</source>
        <translation>el tramo está vacío o fuera del clip</translation>
    </message>
    <message>
        <source>there is no picture in which something could be hidden</source>
        <translation>no hay imagen en la que ocultar algo</translation>
    </message>
    <message>
        <source>leave the regions out</source>
        <translation>deje fuera las regiones</translation>
    </message>
    <message>
        <source>without its sound nothing of this clip is left</source>
        <translation>sin su sonido no queda nada de este clip</translation>
    </message>
    <message>
        <source>keep the sound or lower it</source>
        <translation>conserve el sonido o bájelo</translation>
    </message>
    <message>
        <source>MP4 cannot be written</source>
        <translation>no se puede escribir MP4</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write AAC</source>
        <translation>este FFmpeg no puede escribir AAC</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write AAC of this kind</source>
        <translation>este FFmpeg no puede escribir AAC de este tipo</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write H.264</source>
        <translation>este FFmpeg no puede escribir H.264</translation>
    </message>
    <message>
        <source>this FFmpeg cannot write H.264 of this size</source>
        <translation>este FFmpeg no puede escribir H.264 de este tamaño</translation>
    </message>
    <message>
        <source>a picture cannot have this size</source>
        <translation>una imagen no puede tener este tamaño</translation>
    </message>
    <message>
        <source>use 1 to 16384 pixels each way</source>
        <translation>use de 1 a 16384 píxeles por lado</translation>
    </message>
    <message>
        <source>there is no picture to write</source>
        <translation>no hay imagen que escribir</translation>
    </message>
    <message>
        <source>this build of FFmpeg cannot write PNG</source>
        <translation>esta versión de FFmpeg no puede escribir PNG</translation>
    </message>
    <message>
        <source>install libavcodec with PNG</source>
        <translation>instale libavcodec con PNG</translation>
    </message>
    <message>
        <source>the picture could not be prepared for PNG</source>
        <translation>la imagen no se pudo preparar para PNG</translation>
    </message>
    <message>
        <source>the picture could not be written as PNG</source>
        <translation>la imagen no se pudo escribir como PNG</translation>
    </message>
    <message>
        <source>what was kept of the clip does not belong to it</source>
        <translation>lo guardado del clip no le corresponde</translation>
    </message>
    <message>
        <source>not one picture of it can be decoded</source>
        <translation>no se puede decodificar ni una imagen</translation>
    </message>
    <message>
        <source>choose another file, or copy it again from where it was recorded</source>
        <translation>elija otro archivo, o cópielo otra vez desde donde se grabó</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>el archivo cambió mientras se leía</translation>
    </message>
    <message>
        <source>there are no small pictures of this clip yet</source>
        <translation>aún no hay imágenes pequeñas de este clip</translation>
    </message>
    <message>
        <source>the small pictures of this clip are damaged or out of date</source>
        <translation>las imágenes pequeñas de este clip están dañadas o son antiguas</translation>
    </message>
    <message>
        <source>they are made again</source>
        <translation>se hacen de nuevo</translation>
    </message>
    <message>
        <source>the small pictures cannot be written</source>
        <translation>las imágenes pequeñas no se pueden escribir</translation>
    </message>
    <message>
        <source>check free space and permissions</source>
        <translation>revise el espacio libre y los permisos</translation>
    </message>
    <message>
        <source>nothing was opened</source>
        <translation>no se abrió nada</translation>
    </message>
    <message>
        <source>there is no such sound track</source>
        <translation>no existe tal pista de sonido</translation>
    </message>
    <message>
        <source>choose another track</source>
        <translation>elija otra pista</translation>
    </message>
    <message>
        <source>the motion that was kept of the clip is damaged</source>
        <translation>el movimiento guardado del clip está dañado</translation>
    </message>
    <message>
        <source>it is measured again</source>
        <translation>se mide de nuevo</translation>
    </message>
    <message>
        <source>the rule was not met: there is nothing to certify</source>
        <translation>la regla no se cumplió: no hay nada que certificar</translation>
    </message>
    <message>
        <source>see what to practise in the ledger</source>
        <translation>vea en el registro qué practicar</translation>
    </message>
    <message>
        <source>no clip was scored in numbers by two people</source>
        <translation>ningún clip tiene puntajes en números de dos personas</translation>
    </message>
    <message>
        <source>no clip %1 was compared</source>
        <translation>no se comparó ningún clip %1</translation>
    </message>
    <message>
        <source>name a clip of the table, by its alias</source>
        <translation>nombre un clip de la tabla, por su alias</translation>
    </message>
    <message>
        <source>summary of clips</source>
        <translation>resumen de clips</translation>
    </message>
    <message>
        <source>a cohort over time takes two rounds or more</source>
        <translation>una cohorte en el tiempo requiere dos rondas o más</translation>
    </message>
    <message>
        <source>name the ratings of each round, the earliest first</source>
        <translation>nombre las calificaciones de cada ronda, la más antigua primero</translation>
    </message>
    <message>
        <source>summary of a cohort</source>
        <translation>resumen de una cohorte</translation>
    </message>
    <message>
        <source>write HTML instead and report this</source>
        <translation>escriba HTML en su lugar e informe de esto</translation>
    </message>
    <message>
        <source>no rater alone has the role reference</source>
        <translation>ningún evaluador tiene él solo el rol de referencia</translation>
    </message>
    <message>
        <source>name the reference with --reference</source>
        <translation>nombre la referencia con --reference</translation>
    </message>
    <message>
        <source>there is no rater %1 in the table</source>
        <translation>no hay ningún evaluador %1 en la tabla</translation>
    </message>
    <message>
        <source>the reference has no score in numbers</source>
        <translation>la referencia no tiene puntajes en números</translation>
    </message>
    <message>
        <source>a set of codes is described by the confusion tables of the round&apos;s summary</source>
        <translation>un conjunto de códigos se describe con las tablas de confusión del resumen de la ronda</translation>
    </message>
    <message>
        <source>summary of the reference set</source>
        <translation>resumen del conjunto de referencia</translation>
    </message>
    <message>
        <source>write CSV instead and report this</source>
        <translation>escriba CSV en su lugar e informe de esto</translation>
    </message>
    <message>
        <source>this kind of summary has no SPSS file</source>
        <translation>este tipo de resumen no tiene archivo SPSS</translation>
    </message>
    <message>
        <source>write CSV or XLSX, which SPSS opens</source>
        <translation>escriba CSV o XLSX, que SPSS abre</translation>
    </message>
    <message>
        <source>nobody called %1 was compared</source>
        <translation>no se comparó a nadie llamado %1</translation>
    </message>
    <message>
        <source>name a rater of the table</source>
        <translation>nombre un evaluador de la tabla</translation>
    </message>
    <message>
        <source>summary of one rater</source>
        <translation>resumen de un evaluador</translation>
    </message>
    <message>
        <source>no temporary file can be made</source>
        <translation>no se puede crear un archivo temporal</translation>
    </message>
    <message>
        <source>free space or set TMPDIR</source>
        <translation>libere espacio o indique TMPDIR</translation>
    </message>
    <message>
        <source>free space for temporary files, then try again</source>
        <translation>libere espacio para archivos temporales e inténtelo de nuevo</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>cuadro %1</translation>
    </message>
    <message>
        <source>give fewer</source>
        <translation>dé menos</translation>
    </message>
    <message>
        <source>the batch holds no change</source>
        <translation>el lote no contiene ningún cambio</translation>
    </message>
    <message>
        <source>keep it</source>
        <translation>consérvelo</translation>
    </message>
    <message>
        <source>report it</source>
        <translation>informe de ello</translation>
    </message>
    <message>
        <source>correct it</source>
        <translation>corríjalo</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>ask them</source>
        <translation>pregúntele</translation>
    </message>
    <message>
        <source>ask the trainer</source>
        <translation>pregunte al formador</translation>
    </message>
    <message>
        <source>name it</source>
        <translation>nómbrela</translation>
    </message>
    <message>
        <source>the archive could not be made</source>
        <translation>el archivo comprimido no se pudo crear</translation>
    </message>
    <message>
        <source>try again with more free memory</source>
        <translation>inténtelo de nuevo con más memoria libre</translation>
    </message>
    <message>
        <source>the archive cannot be opened</source>
        <translation>el archivo comprimido no se puede abrir</translation>
    </message>
    <message>
        <source>this is not a sound archive</source>
        <translation>esto no es un archivo comprimido correcto</translation>
    </message>
    <message>
        <source>the archive has too many members</source>
        <translation>el archivo comprimido tiene demasiados miembros</translation>
    </message>
    <message>
        <source>a member cannot be opened</source>
        <translation>un miembro no se puede abrir</translation>
    </message>
    <message>
        <source>save the archive without a password</source>
        <translation>guarde el archivo comprimido sin contraseña</translation>
    </message>
    <message>
        <source>a member is damaged</source>
        <translation>un miembro está dañado</translation>
    </message>
    <message>
        <source>the archive unpacks to more than may be read</source>
        <translation>el archivo comprimido, al abrirse, ocupa más de lo que se puede leer</translation>
    </message>
    <message>
        <source>the packed file ends too early</source>
        <translation>el archivo comprimido termina demasiado pronto</translation>
    </message>
    <message>
        <source>the packed file is damaged</source>
        <translation>el archivo comprimido está dañado</translation>
    </message>
    <message>
        <source>the file unpacks to more than may be read</source>
        <translation>el archivo, al descomprimirse, ocupa más de lo que se puede leer</translation>
    </message>
    <message>
        <source>the project has no observations</source>
        <translation>el proyecto no tiene observaciones</translation>
    </message>
    <message>
        <source>choose a BORIS project (.boris)</source>
        <translation>elija un proyecto de BORIS (.boris)</translation>
    </message>
    <message>
        <source>the events of an observation are not a list</source>
        <translation>los eventos de una observación no son una lista</translation>
    </message>
    <message>
        <source>observation %1</source>
        <translation>observación %1</translation>
    </message>
    <message>
        <source>the text is not UTF-8</source>
        <translation>el texto no está en UTF-8</translation>
    </message>
    <message>
        <source>this is not sound JSON</source>
        <translation>esto no es JSON correcto</translation>
    </message>
    <message>
        <source>this is not a BORIS project</source>
        <translation>esto no es un proyecto de BORIS</translation>
    </message>
    <message>
        <source>the times of a cue cannot be read</source>
        <translation>los tiempos de un subtítulo no se pueden leer</translation>
    </message>
    <message>
        <source>write them as 00:00:01.000 --&gt; 00:00:02.000</source>
        <translation>escríbalos como 00:00:01.000 --&gt; 00:00:02.000</translation>
    </message>
    <message>
        <source>a cue is longer than it may be</source>
        <translation>un subtítulo es más largo de lo permitido</translation>
    </message>
    <message>
        <source>there is no column code, or neither start nor order</source>
        <translation>no hay columna code, o no hay ni start ni order</translation>
    </message>
    <message>
        <source>name the columns in the first row</source>
        <translation>nombre las columnas en la primera fila</translation>
    </message>
    <message>
        <source>%1 fields where the header has %2</source>
        <translation>%1 campos donde el encabezado tiene %2</translation>
    </message>
    <message>
        <source>check the separators and quotes of the line</source>
        <translation>revise los separadores y las comillas de la línea</translation>
    </message>
    <message>
        <source>choose a CSV file</source>
        <translation>elija un archivo CSV</translation>
    </message>
    <message>
        <source>there are no columns start and end</source>
        <translation>no hay columnas start y end</translation>
    </message>
    <message>
        <source>name them in the first row</source>
        <translation>nómbrelas en la primera fila</translation>
    </message>
    <message>
        <source>the table cannot be read</source>
        <translation>la tabla no se puede leer</translation>
    </message>
    <message>
        <source>the unit is not above 0</source>
        <translation>la unidad no es mayor que 0</translation>
    </message>
    <message>
        <source>give milliseconds, such as 40</source>
        <translation>dé milisegundos, como 40</translation>
    </message>
    <message>
        <source>a row for each step would be more than ten million rows</source>
        <translation>una fila por paso daría más de diez millones de filas</translation>
    </message>
    <message>
        <source>give a longer unit in milliseconds</source>
        <translation>dé una unidad más larga en milisegundos</translation>
    </message>
    <message>
        <source>the table would have too many cells</source>
        <translation>la tabla tendría demasiadas celdas</translation>
    </message>
    <message>
        <source>give a longer unit</source>
        <translation>dé una unidad más larga</translation>
    </message>
    <message>
        <source>there is no column time</source>
        <translation>no hay columna time</translation>
    </message>
    <message>
        <source>name it in the first row</source>
        <translation>nómbrela en la primera fila</translation>
    </message>
    <message>
        <source>%1 is not a time</source>
        <translation>%1 no es un tiempo</translation>
    </message>
    <message>
        <source>%1 column time</source>
        <translation>%1 columna time</translation>
    </message>
    <message>
        <source>write seconds with a point</source>
        <translation>escriba los segundos con punto</translation>
    </message>
    <message>
        <source>the times do not rise</source>
        <translation>los tiempos no van en aumento</translation>
    </message>
    <message>
        <source>sort the rows by time</source>
        <translation>ordene las filas por tiempo</translation>
    </message>
    <message>
        <source>%1 numbers where the first row has %2</source>
        <translation>%1 números donde la primera fila tiene %2</translation>
    </message>
    <message>
        <source>give a number for each coder</source>
        <translation>dé un número por cada codificador</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 no es un número entero</translation>
    </message>
    <message>
        <source>give codes as numbers</source>
        <translation>dé los códigos como números</translation>
    </message>
    <message>
        <source>this is not a text file</source>
        <translation>esto no es un archivo de texto</translation>
    </message>
    <message>
        <source>the table has too many cells</source>
        <translation>la tabla tiene demasiadas celdas</translation>
    </message>
    <message>
        <source>split it</source>
        <translation>divídala</translation>
    </message>
    <message>
        <source>a quoted field is never closed</source>
        <translation>un campo entre comillas no se cierra nunca</translation>
    </message>
    <message>
        <source>close it with a double quote</source>
        <translation>ciérrelo con una comilla doble</translation>
    </message>
    <message>
        <source>there is text after a closing quote</source>
        <translation>hay texto después de una comilla de cierre</translation>
    </message>
    <message>
        <source>double the quotes that belong to the text</source>
        <translation>duplique las comillas que son parte del texto</translation>
    </message>
    <message>
        <source>this is not sound XML: %1</source>
        <translation>esto no es XML correcto: %1</translation>
    </message>
    <message>
        <source>the element ANNOTATION_DOCUMENT is missing</source>
        <translation>falta el elemento ANNOTATION_DOCUMENT</translation>
    </message>
    <message>
        <source>choose an ELAN file</source>
        <translation>elija un archivo de ELAN</translation>
    </message>
    <message>
        <source>the text is neither UTF-8 nor UTF-16</source>
        <translation>el texto no está en UTF-8 ni en UTF-16</translation>
    </message>
    <message>
        <source>the element CV_RESOURCE is missing</source>
        <translation>falta el elemento CV_RESOURCE</translation>
    </message>
    <message>
        <source>choose an external vocabulary (.ecv)</source>
        <translation>elija un vocabulario externo (.ecv)</translation>
    </message>
    <message>
        <source>this is no kind of file with timed codes that is known here</source>
        <translation>esto no es ninguna clase conocida de archivo con códigos en el tiempo</translation>
    </message>
    <message>
        <source>choose a file of ELAN, BORIS, Datavyu, Praat, GSEQ, captions, CSV, XLSX or SAV</source>
        <translation>elija un archivo de ELAN, BORIS, Datavyu, Praat, GSEQ, subtítulos, CSV, XLSX o SAV</translation>
    </message>
    <message>
        <source>%1 is no format that can be written</source>
        <translation>%1 no es un formato que se pueda escribir</translation>
    </message>
    <message>
        <source>choose csv, eaf, textgrid, boris, opf, sds, vtt, srt, sav or xlsx</source>
        <translation>elija csv, eaf, textgrid, boris, opf, sds, vtt, srt, sav o xlsx</translation>
    </message>
    <message>
        <source>the file is larger than %1 MB</source>
        <translation>el archivo ocupa más de %1 MB</translation>
    </message>
    <message>
        <source>choose a file with timed codes</source>
        <translation>elija un archivo con códigos en el tiempo</translation>
    </message>
    <message>
        <source>value of &quot;%1&quot; is not known</source>
        <translation>el valor de «%1» no se conoce</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of texts</source>
        <translation>«%1» no es una lista de textos</translation>
    </message>
    <message>
        <source>key &quot;%1&quot; is not known</source>
        <translation>la clave «%1» no se conoce</translation>
    </message>
    <message>
        <source>key &quot;%1&quot; is missing</source>
        <translation>falta la clave «%1»</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not %2</source>
        <translation>«%1» no es %2</translation>
    </message>
    <message>
        <source>the kept file %1 is read otherwise than at its import</source>
        <translation>el archivo guardado %1 se lee de otro modo que al importarlo</translation>
    </message>
    <message>
        <source>export without it</source>
        <translation>exporte sin él</translation>
    </message>
    <message>
        <source>neither a column nor a cell: %1</source>
        <translation>ni una columna ni una celda: %1</translation>
    </message>
    <message>
        <source>a cell before any column</source>
        <translation>una celda antes de toda columna</translation>
    </message>
    <message>
        <source>a cell is longer than it may be</source>
        <translation>una celda es más larga de lo permitido</translation>
    </message>
    <message>
        <source>the times of a cell are not HH:MM:SS:mmm</source>
        <translation>los tiempos de una celda no tienen la forma HH:MM:SS:mmm</translation>
    </message>
    <message>
        <source>correct the line</source>
        <translation>corrija la línea</translation>
    </message>
    <message>
        <source>the archive has no member db</source>
        <translation>el archivo comprimido no tiene el miembro db</translation>
    </message>
    <message>
        <source>choose a Datavyu file (.opf)</source>
        <translation>elija un archivo de Datavyu (.opf)</translation>
    </message>
    <message>
        <source>the file holds no coding scheme</source>
        <translation>el archivo no contiene ningún esquema de codificación</translation>
    </message>
    <message>
        <source>export the coding scheme from The Observer</source>
        <translation>exporte el esquema de codificación desde The Observer</translation>
    </message>
    <message>
        <source>the package has more than 10000 entries</source>
        <translation>el paquete tiene más de 10000 entradas</translation>
    </message>
    <message>
        <source>the package has an entry that does not belong there: %1</source>
        <translation>el paquete tiene una entrada que no le corresponde: %1</translation>
    </message>
    <message>
        <source>the package is encrypted</source>
        <translation>el paquete está cifrado</translation>
    </message>
    <message>
        <source>an entry is larger than a package&apos;s may be</source>
        <translation>una entrada es más grande de lo que puede ser en un paquete</translation>
    </message>
    <message>
        <source>this is not a package of Attune</source>
        <translation>esto no es un paquete de Attune</translation>
    </message>
    <message>
        <source>choose a package</source>
        <translation>elija un paquete</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>el archivo no se puede abrir</translation>
    </message>
    <message>
        <source>this is not a package, or it is damaged</source>
        <translation>esto no es un paquete, o está dañado</translation>
    </message>
    <message>
        <source>choose another file, or ask for the package anew</source>
        <translation>elija otro archivo, o pida el paquete de nuevo</translation>
    </message>
    <message>
        <source>the clip&apos;s file cannot be read</source>
        <translation>el archivo del clip no se puede leer</translation>
    </message>
    <message>
        <source>say where it lies now</source>
        <translation>indique dónde está ahora</translation>
    </message>
    <message>
        <source>a package has no entry %1</source>
        <translation>un paquete no tiene la entrada %1</translation>
    </message>
    <message>
        <source>please report it</source>
        <translation>por favor, informe de ello</translation>
    </message>
    <message>
        <source>the package cannot be written: %1</source>
        <translation>el paquete no se puede escribir: %1</translation>
    </message>
    <message>
        <source>the finished package could not be put in place: %1</source>
        <translation>el paquete terminado no se pudo poner en su sitio: %1</translation>
    </message>
    <message>
        <source>the clip cannot be written</source>
        <translation>el clip no se puede escribir</translation>
    </message>
    <message>
        <source>check the free space</source>
        <translation>revise el espacio libre</translation>
    </message>
    <message>
        <source>the clip could not be put in place: %1</source>
        <translation>el clip no se pudo poner en su sitio: %1</translation>
    </message>
    <message>
        <source>the package cannot be read</source>
        <translation>el paquete no se puede leer</translation>
    </message>
    <message>
        <source>the package has two entries named %1</source>
        <translation>el paquete tiene dos entradas llamadas %1</translation>
    </message>
    <message>
        <source>an entry cannot be read</source>
        <translation>una entrada no se puede leer</translation>
    </message>
    <message>
        <source>an entry is damaged</source>
        <translation>una entrada está dañada</translation>
    </message>
    <message>
        <source>an entry is longer than it says, or damaged</source>
        <translation>una entrada es más larga de lo que dice, o está dañada</translation>
    </message>
    <message>
        <source>the package was changed after it was signed: the signature does not fit</source>
        <translation>el paquete fue modificado después de firmarlo: la firma no coincide</translation>
    </message>
    <message>
        <source>%1 is missing from the package</source>
        <translation>falta %1 en el paquete</translation>
    </message>
    <message>
        <source>%1 was changed after the package was made</source>
        <translation>%1 fue modificado después de hacerse el paquete</translation>
    </message>
    <message>
        <source>the package holds an entry that it does not list</source>
        <translation>el paquete contiene una entrada que no está en su lista</translation>
    </message>
    <message>
        <source>the package has the format %1</source>
        <translation>el paquete tiene el formato %1</translation>
    </message>
    <message>
        <source>the kind of the package is not known</source>
        <translation>la clase del paquete no se conoce</translation>
    </message>
    <message>
        <source>the package does not say what it is</source>
        <translation>el paquete no dice qué es</translation>
    </message>
    <message>
        <source>the package has no list of files</source>
        <translation>el paquete no tiene lista de archivos</translation>
    </message>
    <message>
        <source>an entry of the list of files is wrong</source>
        <translation>una entrada de la lista de archivos está mal</translation>
    </message>
    <message>
        <source>the signature is of a kind not known here</source>
        <translation>la firma es de una clase que aquí no se conoce</translation>
    </message>
    <message>
        <source>the signature cannot be read</source>
        <translation>la firma no se puede leer</translation>
    </message>
    <message>
        <source>export another format</source>
        <translation>exporte en otro formato</translation>
    </message>
    <message>
        <source>there is no variable code, or neither start nor order</source>
        <translation>no hay variable code, o no hay ni start ni order</translation>
    </message>
    <message>
        <source>name the variables as in the neutral table</source>
        <translation>nombre las variables como en la tabla neutral</translation>
    </message>
    <message>
        <source>the data type %1 is not known</source>
        <translation>el tipo de datos %1 no se conoce</translation>
    </message>
    <message>
        <source>the length of an interval is not a time</source>
        <translation>la duración de un intervalo no es un tiempo</translation>
    </message>
    <message>
        <source>a &lt; is never closed</source>
        <translation>un &lt; no se cierra nunca</translation>
    </message>
    <message>
        <source>the declarations never end with a semicolon</source>
        <translation>las declaraciones no terminan nunca en punto y coma</translation>
    </message>
    <message>
        <source>a ( is never closed</source>
        <translation>un ( no se cierra nunca</translation>
    </message>
    <message>
        <source>not a code with its time: %1</source>
        <translation>no es un código con su tiempo: %1</translation>
    </message>
    <message>
        <source>not a time: %1</source>
        <translation>no es un tiempo: %1</translation>
    </message>
    <message>
        <source>the number of repeats after * is not one</source>
        <translation>lo que sigue a * no es un número de repeticiones</translation>
    </message>
    <message>
        <source>there are too many intervals</source>
        <translation>hay demasiados intervalos</translation>
    </message>
    <message>
        <source>%1 column %2</source>
        <translation>%1 columna %2</translation>
    </message>
    <message>
        <source>write a number such as 83.48</source>
        <translation>escriba un número como 83.48</translation>
    </message>
    <message>
        <source>%1 is not a place in a sequence</source>
        <translation>%1 no es un lugar en una secuencia</translation>
    </message>
    <message>
        <source>%1 column order</source>
        <translation>%1 columna order</translation>
    </message>
    <message>
        <source>count 1, 2, 3</source>
        <translation>cuente 1, 2, 3</translation>
    </message>
    <message>
        <source>%1 is no kind of code</source>
        <translation>%1 no es una clase de código</translation>
    </message>
    <message>
        <source>%1 column kind</source>
        <translation>%1 columna kind</translation>
    </message>
    <message>
        <source>write interval, point or sequence</source>
        <translation>escriba interval, point o sequence</translation>
    </message>
    <message>
        <source>the code has no start</source>
        <translation>el código no tiene comienzo</translation>
    </message>
    <message>
        <source>%1 column start</source>
        <translation>%1 columna start</translation>
    </message>
    <message>
        <source>give its time in seconds</source>
        <translation>dé su tiempo en segundos</translation>
    </message>
    <message>
        <source>a text is longer than it may be</source>
        <translation>un texto es más largo de lo permitido</translation>
    </message>
    <message>
        <source>save it again with the program it comes from</source>
        <translation>guárdelo de nuevo con el programa del que viene</translation>
    </message>
    <message>
        <source>there is no observation %1</source>
        <translation>no existe la observación %1</translation>
    </message>
    <message>
        <source>choose one that is there</source>
        <translation>elija una que esté</translation>
    </message>
    <message>
        <source>the document declares its own types or entities</source>
        <translation>el documento declara sus propios tipos o entidades</translation>
    </message>
    <message>
        <source>the document has too many attributes</source>
        <translation>el documento tiene demasiados atributos</translation>
    </message>
    <message>
        <source>the document has too many elements</source>
        <translation>el documento tiene demasiados elementos</translation>
    </message>
    <message>
        <source>the document nests deeper than %1 levels</source>
        <translation>el documento está anidado a más de %1 niveles</translation>
    </message>
    <message>
        <source>the document has too many values</source>
        <translation>el documento tiene demasiados valores</translation>
    </message>
    <message>
        <source>there are more than %1 codes</source>
        <translation>hay más de %1 códigos</translation>
    </message>
    <message>
        <source>split the file</source>
        <translation>divida el archivo</translation>
    </message>
    <message>
        <source>this Praat file holds %1, not a TextGrid</source>
        <translation>este archivo de Praat contiene %1, no un TextGrid</translation>
    </message>
    <message>
        <source>save a TextGrid from Praat</source>
        <translation>guarde un TextGrid desde Praat</translation>
    </message>
    <message>
        <source>a text is never closed</source>
        <translation>un texto no se cierra nunca</translation>
    </message>
    <message>
        <source>the %1 is not a whole number</source>
        <translation>%1 no es un número entero</translation>
    </message>
    <message>
        <source>a text stands where the %1 should be</source>
        <translation>hay un texto donde debería estar %1</translation>
    </message>
    <message>
        <source>a &lt;&gt; stands where the %1 should be</source>
        <translation>hay un &lt;&gt; donde debería estar %1</translation>
    </message>
    <message>
        <source>a number stands where the %1 should be</source>
        <translation>hay un número donde debería estar %1</translation>
    </message>
    <message>
        <source>the file ends before the %1</source>
        <translation>el archivo termina antes de %1</translation>
    </message>
    <message>
        <source>there is no kind of tier called %1</source>
        <translation>no existe una clase de línea llamada %1</translation>
    </message>
    <message>
        <source>tier %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>the file ends too early or holds a time that is none</source>
        <translation>el archivo termina demasiado pronto o contiene un tiempo que no lo es</translation>
    </message>
    <message>
        <source>a time is too large</source>
        <translation>un tiempo es demasiado grande</translation>
    </message>
    <message>
        <source>there are %1 observations, %2 the first</source>
        <translation>hay %1 observaciones, la primera es %2</translation>
    </message>
    <message>
        <source>choose one with --observation</source>
        <translation>elija una con --observation</translation>
    </message>
    <message>
        <source>there is no track %1</source>
        <translation>no existe la pista %1</translation>
    </message>
    <message>
        <source>choose one of %1</source>
        <translation>elija una de %1</translation>
    </message>
    <message>
        <source>the file does not say who coded</source>
        <translation>el archivo no dice quién codificó</translation>
    </message>
    <message>
        <source>give two files, one of each coder, or leave out --track to compare the tiers</source>
        <translation>dé dos archivos, uno de cada codificador, o quite --track para comparar las líneas</translation>
    </message>
    <message>
        <source>this is neither a table nor a sound %1 file</source>
        <translation>esto no es ni una tabla ni un archivo %1 correcto</translation>
    </message>
    <message>
        <source>save it again, or a CSV with the columns coder, start, end, code (seconds)</source>
        <translation>guárdelo de nuevo, o un CSV con las columnas coder, start, end, code (segundos)</translation>
    </message>
    <message>
        <source>the column %1 is there twice</source>
        <translation>la columna %1 está dos veces</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>conserve una de ellas</translation>
    </message>
    <message>
        <source>there is no column %1</source>
        <translation>no hay columna %1</translation>
    </message>
    <message>
        <source>name the columns coder, start, end, code in the first row</source>
        <translation>nombre las columnas coder, start, end, code en la primera fila</translation>
    </message>
    <message>
        <source>the text is UTF-16</source>
        <translation>el texto está en UTF-16</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>guárdelo como UTF-8</translation>
    </message>
    <message>
        <source>choose a CSV with the columns coder, start, end, code</source>
        <translation>elija un CSV con las columnas coder, start, end, code</translation>
    </message>
    <message>
        <source>save the file as UTF-8</source>
        <translation>guarde el archivo como UTF-8</translation>
    </message>
    <message>
        <source>several observations (%1, %2) in one table</source>
        <translation>varias observaciones (%1, %2) en una tabla</translation>
    </message>
    <message>
        <source>no coder</source>
        <translation>sin codificador</translation>
    </message>
    <message>
        <source>say whose code this is</source>
        <translation>diga de quién es este código</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>sin código</translation>
    </message>
    <message>
        <source>name the code or take the row out</source>
        <translation>nombre el código o quite la fila</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>sin tiempo</translation>
    </message>
    <message>
        <source>give start and end, the same for a point event</source>
        <translation>dé comienzo y fin, iguales para un evento puntual</translation>
    </message>
    <message>
        <source>%1 is not a time in seconds</source>
        <translation>%1 no es un tiempo en segundos</translation>
    </message>
    <message>
        <source>write seconds with a point, such as 83.48</source>
        <translation>escriba los segundos con punto, como 83.48</translation>
    </message>
    <message>
        <source>the time is below 0</source>
        <translation>el tiempo es menor que 0</translation>
    </message>
    <message>
        <source>count from the start of the session</source>
        <translation>cuente desde el comienzo de la sesión</translation>
    </message>
    <message>
        <source>the code ends before it starts</source>
        <translation>el código termina antes de comenzar</translation>
    </message>
    <message>
        <source>put the earlier time under start</source>
        <translation>ponga el tiempo más temprano en start</translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>más de %1 filas</translation>
    </message>
    <message>
        <source>split the table by observation</source>
        <translation>divida la tabla por observación</translation>
    </message>
    <message>
        <source>a sheet holds no more than 1048575 codes</source>
        <translation>una hoja no admite más de 1048575 códigos</translation>
    </message>
    <message>
        <source>choose one --observation</source>
        <translation>elija una --observation</translation>
    </message>
    <message>
        <source>the workbook could not be made</source>
        <translation>el libro no se pudo crear</translation>
    </message>
    <message>
        <source>check free space in the folder for temporary files</source>
        <translation>revise el espacio libre en la carpeta de archivos temporales</translation>
    </message>
    <message>
        <source>no sheet has a column code and a column start or order</source>
        <translation>ninguna hoja tiene una columna code y una columna start u order</translation>
    </message>
    <message>
        <source>the workbook lacks the part %1</source>
        <translation>al libro le falta la parte %1</translation>
    </message>
    <message>
        <source>a cell lies beyond the last column</source>
        <translation>una celda está más allá de la última columna</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>fila %1</translation>
    </message>
    <message>
        <source>the SPSS file could not be made: %1</source>
        <translation>el archivo de SPSS no se pudo crear: %1</translation>
    </message>
    <message>
        <source>this is not a sound SPSS file: %1</source>
        <translation>esto no es un archivo de SPSS correcto: %1</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>el archivo no se puede leer: %1</translation>
    </message>
    <message>
        <source>the file cannot be written: %1</source>
        <translation>el archivo no se puede escribir: %1</translation>
    </message>
    <message>
        <source>the document cannot be laid out: %1</source>
        <translation>el documento no se puede componer: %1</translation>
    </message>
    <message>
        <source>the pages could not be made: %1</source>
        <translation>las páginas no se pudieron crear: %1</translation>
    </message>
    <message>
        <source>the workbook could not be made: %1</source>
        <translation>el libro no se pudo crear: %1</translation>
    </message>
    <message>
        <source>the file kept there does not match its hash</source>
        <translation>el archivo guardado ahí no coincide con su hash</translation>
    </message>
    <message>
        <source>the file could not be put in place: %1</source>
        <translation>el archivo no se pudo poner en su sitio: %1</translation>
    </message>
    <message>
        <source>it has no code of its own and is passed over</source>
        <translation>no tiene código propio y se omite</translation>
    </message>
    <message>
        <source>it has no time or no code and is passed over</source>
        <translation>no tiene tiempo o no tiene código y se omite</translation>
    </message>
    <message>
        <source>the state %1 is started and never stopped</source>
        <translation>el estado %1 comienza y no termina nunca</translation>
    </message>
    <message>
        <source>the behaviour %1 is not in the ethogram; it counts as a point event</source>
        <translation>la conducta %1 no está en el etograma; cuenta como evento puntual</translation>
    </message>
    <message>
        <source>the text is not UTF-8 and was read as Latin-1</source>
        <translation>el texto no está en UTF-8 y se leyó como Latin-1</translation>
    </message>
    <message>
        <source>text that belongs to no cue is passed over</source>
        <translation>se omite un texto que no es de ningún subtítulo</translation>
    </message>
    <message>
        <source>the cue ends before it begins</source>
        <translation>el subtítulo termina antes de comenzar</translation>
    </message>
    <message>
        <source>its time is not a whole number and is left out</source>
        <translation>su tiempo no es un número entero y se deja fuera</translation>
    </message>
    <message>
        <source>it is there twice; the first counts</source>
        <translation>está dos veces; cuenta la primera</translation>
    </message>
    <message>
        <source>its id is there twice</source>
        <translation>su identificador está dos veces</translation>
    </message>
    <message>
        <source>it is its own parent</source>
        <translation>es su propia línea superior</translation>
    </message>
    <message>
        <source>it names a time slot that is not there, and is passed over</source>
        <translation>nombra una marca de tiempo que no existe, y se omite</translation>
    </message>
    <message>
        <source>the annotation it refers to has no time or is not there; it is passed over</source>
        <translation>la anotación a la que se refiere no tiene tiempo o no existe; se omite</translation>
    </message>
    <message>
        <source>its entries are in %1, which is not at hand</source>
        <translation>sus entradas están en %1, que no está disponible</translation>
    </message>
    <message>
        <source>it ends before it begins</source>
        <translation>termina antes de comenzar</translation>
    </message>
    <message>
        <source>it ends before it starts</source>
        <translation>termina antes de comenzar</translation>
    </message>
    <message>
        <source>its media file %1 is not at hand; the clip lasts as long as its codes</source>
        <translation>su archivo de video %1 no está disponible; el clip dura lo que duran sus códigos</translation>
    </message>
    <message>
        <source>%1 and stays in the kept file only</source>
        <translation>%1 y queda solo en el archivo guardado</translation>
    </message>
    <message>
        <source>it was cut to its clip</source>
        <translation>se recortó a su clip</translation>
    </message>
    <message>
        <source>this version of the database is not known</source>
        <translation>esta versión de la base de datos no se conoce</translation>
    </message>
    <message>
        <source>there are two columns %1</source>
        <translation>hay dos columnas %1</translation>
    </message>
    <message>
        <source>%1 values in a column of %2</source>
        <translation>%1 valores en una columna de %2</translation>
    </message>
    <message>
        <source>its offset lies before its onset</source>
        <translation>su fin está antes de su comienzo</translation>
    </message>
    <message>
        <source>times are taken as seconds, not %1</source>
        <translation>los tiempos se toman como segundos, no como %1</translation>
    </message>
    <message>
        <source>nothing says when the code %1 ends</source>
        <translation>nada dice cuándo termina el código %1</translation>
    </message>
    <message>
        <source>the code %1 is not declared</source>
        <translation>el código %1 no está declarado</translation>
    </message>
    <message>
        <source>the code %1 ends before it starts</source>
        <translation>el código %1 termina antes de comenzar</translation>
    </message>
    <message>
        <source>the times go back</source>
        <translation>los tiempos retroceden</translation>
    </message>
    <message>
        <source>the column %1 says again what another does; the first counts</source>
        <translation>la columna %1 repite lo que dice otra; cuenta la primera</translation>
    </message>
    <message>
        <source>%1 codes it with %2 already; the new codes lie on free rows</source>
        <translation>%1 ya lo codifica con %2; los códigos nuevos quedan en filas libres</translation>
    </message>
    <message>
        <source>it names no codes to make a coding scheme of</source>
        <translation>no nombra códigos con los que hacer un esquema</translation>
    </message>
    <message>
        <source>%1 code has no time and cannot be written here</source>
        <translation>%1 código no tiene tiempo y no se puede escribir aquí</translation>
    </message>
    <message>
        <source>%1 codes have no time and cannot be written here</source>
        <translation>%1 códigos no tienen tiempo y no se pueden escribir aquí</translation>
    </message>
    <message>
        <source>%1 code has no time and cannot stand beside those that have</source>
        <translation>%1 código no tiene tiempo y no puede estar junto a los que lo tienen</translation>
    </message>
    <message>
        <source>%1 codes have no time and cannot stand beside those that have</source>
        <translation>%1 códigos no tienen tiempo y no pueden estar junto a los que lo tienen</translation>
    </message>
    <message>
        <source>%1 code is written with the tier before it, because several tiers have it: &quot;tier: code&quot;</source>
        <translation>%1 código se escribe precedido de su línea, porque varias líneas lo tienen: «línea: código»</translation>
    </message>
    <message>
        <source>%1 codes are written with the tier before it, because several tiers have it: &quot;tier: code&quot;</source>
        <translation>%1 códigos se escriben precedidos de su línea, porque varias líneas los tienen: «línea: código»</translation>
    </message>
    <message>
        <source>%1 state starts while the same one lasts; BORIS will pair their starts and stops otherwise</source>
        <translation>%1 estado comienza mientras dura el mismo; BORIS emparejará de otro modo sus comienzos y finales</translation>
    </message>
    <message>
        <source>%1 states start while the same one lasts; BORIS will pair their starts and stops otherwise</source>
        <translation>%1 estados comienzan mientras dura el mismo; BORIS emparejará de otro modo sus comienzos y finales</translation>
    </message>
    <message>
        <source>%1 code falls between two steps and is not seen</source>
        <translation>%1 código cae entre dos pasos y no se ve</translation>
    </message>
    <message>
        <source>%1 codes fall between two steps and is not seen</source>
        <translation>%1 códigos caen entre dos pasos y no se ven</translation>
    </message>
    <message>
        <source>%1 code follows the times of its parent tier, whatever was given here</source>
        <translation>%1 código sigue los tiempos de su línea superior, se haya dado lo que se haya dado aquí</translation>
    </message>
    <message>
        <source>%1 codes follow the times of its parent tier, whatever was given here</source>
        <translation>%1 códigos siguen los tiempos de su línea superior, se haya dado lo que se haya dado aquí</translation>
    </message>
    <message>
        <source>%1 code keeps the participant of its tier, whatever person was given here</source>
        <translation>%1 código conserva el participante de su línea, sea cual sea la persona indicada aquí</translation>
    </message>
    <message>
        <source>%1 codes keep the participant of its tier, whatever person was given here</source>
        <translation>%1 códigos conservan el participante de su línea, sea cual sea la persona indicada aquí</translation>
    </message>
    <message>
        <source>%1 annotation of other tiers went with those removed</source>
        <translation>%1 anotación de otras líneas se fue con las quitadas</translation>
    </message>
    <message>
        <source>%1 annotations of other tiers went with those removed</source>
        <translation>%1 anotaciones de otras líneas se fueron con las quitadas</translation>
    </message>
    <message>
        <source>%1 code is left out: this holds vocabularies only</source>
        <translation>%1 código queda fuera: esto solo contiene vocabularios</translation>
    </message>
    <message>
        <source>%1 codes are left out: this holds vocabularies only</source>
        <translation>%1 códigos quedan fuera: esto solo contiene vocabularios</translation>
    </message>
    <message>
        <source>%1 open code ends with the next of its tier or the session</source>
        <translation>%1 código abierto termina con el siguiente de su línea o con la sesión</translation>
    </message>
    <message>
        <source>%1 open codes end with the next of its tier or the session</source>
        <translation>%1 códigos abiertos terminan con el siguiente de su línea o con la sesión</translation>
    </message>
    <message>
        <source>%1 code ends before its start and has no length here</source>
        <translation>%1 código termina antes de su comienzo y aquí no tiene duración</translation>
    </message>
    <message>
        <source>%1 codes end before its start and has no length here</source>
        <translation>%1 códigos terminan antes de su comienzo y aquí no tienen duración</translation>
    </message>
    <message>
        <source>%1 code of no length become points</source>
        <translation>%1 código sin duración se convierte en punto</translation>
    </message>
    <message>
        <source>%1 codes of no length become points</source>
        <translation>%1 códigos sin duración se convierten en puntos</translation>
    </message>
    <message>
        <source>%1 code overlaps another of the same tier and lies in a tier beside it</source>
        <translation>%1 código se superpone a otro de la misma línea y queda en una línea al lado</translation>
    </message>
    <message>
        <source>%1 codes overlap another of the same tier and lies in a tier beside it</source>
        <translation>%1 códigos se superponen a otros de la misma línea y quedan en una línea al lado</translation>
    </message>
    <message>
        <source>%1 rating is not a timed code and left out</source>
        <translation>%1 calificación no es un código en el tiempo y queda fuera</translation>
    </message>
    <message>
        <source>%1 ratings are not a timed code and left out</source>
        <translation>%1 calificaciones no son códigos en el tiempo y quedan fuera</translation>
    </message>
    <message>
        <source>%1 text is cut at 32767 bytes</source>
        <translation>%1 texto se corta a los 32767 bytes</translation>
    </message>
    <message>
        <source>%1 texts are cut at 32767 bytes</source>
        <translation>%1 textos se cortan a los 32767 bytes</translation>
    </message>
    <message>
        <source>%1 text ends in blanks, which SPSS does not keep</source>
        <translation>%1 texto termina en espacios, que SPSS no conserva</translation>
    </message>
    <message>
        <source>%1 texts end in blanks, which SPSS does not keep</source>
        <translation>%1 textos terminan en espacios, que SPSS no conserva</translation>
    </message>
    <message>
        <source>%1 code is renamed: GSEQ takes letters, digits and _</source>
        <translation>%1 código cambia de nombre: GSEQ admite letras, cifras y _</translation>
    </message>
    <message>
        <source>%1 codes are renamed: GSEQ takes letters, digits and _</source>
        <translation>%1 códigos cambian de nombre: GSEQ admite letras, cifras y _</translation>
    </message>
    <message>
        <source>the coders of %1 code is left out: this format has no place for them</source>
        <translation>quedan fuera los codificadores de %1 código: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the coders of %1 codes are left out: this format has no place for them</source>
        <translation>quedan fuera los codificadores de %1 códigos: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the persons coded of %1 code is left out: this format has no place for them</source>
        <translation>quedan fuera las personas codificadas de %1 código: este formato no tiene lugar para ellas</translation>
    </message>
    <message>
        <source>the persons coded of %1 codes are left out: this format has no place for them</source>
        <translation>quedan fuera las personas codificadas de %1 códigos: este formato no tiene lugar para ellas</translation>
    </message>
    <message>
        <source>tier %1 takes its times from another; what was added lies in %2</source>
        <translation>la línea %1 toma sus tiempos de otra; lo agregado está en %2</translation>
    </message>
    <message>
        <source>%1 is not at hand; times count from its first picture</source>
        <translation>%1 no está disponible; los tiempos cuentan desde su primera imagen</translation>
    </message>
    <message>
        <source>the cells of %1 hold more after the code: %2</source>
        <translation>las celdas de %1 contienen algo más después del código: %2</translation>
    </message>
    <message>
        <source>%1 becomes a column for each coder and person</source>
        <translation>%1 pasa a ser una columna por codificador y persona</translation>
    </message>
    <message>
        <source>the modifiers of %1 code is left out: this format has no place for them</source>
        <translation>quedan fuera los modificadores de %1 código: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the modifiers of %1 codes are left out: this format has no place for them</source>
        <translation>quedan fuera los modificadores de %1 códigos: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the comments of %1 code is left out: this format has no place for them</source>
        <translation>quedan fuera los comentarios de %1 código: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the comments of %1 codes are left out: this format has no place for them</source>
        <translation>quedan fuera los comentarios de %1 códigos: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the empty labels of %1 code is left out: this format has no place for them</source>
        <translation>quedan fuera las etiquetas vacías de %1 código: este formato no tiene lugar para ellas</translation>
    </message>
    <message>
        <source>the empty labels of %1 codes are left out: this format has no place for them</source>
        <translation>quedan fuera las etiquetas vacías de %1 códigos: este formato no tiene lugar para ellas</translation>
    </message>
    <message>
        <source>the end lay before the start: the two were swapped</source>
        <translation>el final estaba antes del comienzo: se intercambiaron</translation>
    </message>
    <message>
        <source>the end was missing: it ends with the session</source>
        <translation>faltaba el final: termina con la sesión</translation>
    </message>
    <message>
        <source>it overlapped the next code of its tier: it ends where that one starts</source>
        <translation>se superponía al código siguiente de su línea: termina donde comienza ese</translation>
    </message>
    <message>
        <source>%1 observations are laid over each other, each with tiers of its own; choose one with --observation</source>
        <translation>%1 observaciones se ponen una sobre otra, cada una con sus propias líneas; elija una con --observation</translation>
    </message>
    <message>
        <source>It answers an older hand-out, of %1; the newest is of %2.</source>
        <translation>Responde a un reparto más antiguo, del %1; el más nuevo es del %2.</translation>
    </message>
    <message>
        <source>The clock of %1 and this one do not agree: times of %2 may be wrong.</source>
        <translation>El reloj de %1 y este no coinciden: los tiempos de %2 pueden estar mal.</translation>
    </message>
    <message>
        <source>no offset matches clearly better than all others</source>
        <translation>ningún desfase coincide claramente mejor que los demás</translation>
    </message>
    <message>
        <source>observation %1 at %2 s</source>
        <translation>observación %1 a los %2 s</translation>
    </message>
    <message>
        <source>observation %1 event %2</source>
        <translation>observación %1 evento %2</translation>
    </message>
    <message>
        <source>column %1 cell %2</source>
        <translation>columna %1 celda %2</translation>
    </message>
    <message>
        <source>behaviour %1</source>
        <translation>conducta %1</translation>
    </message>
    <message>
        <source>time slot %1</source>
        <translation>marca de tiempo %1</translation>
    </message>
    <message>
        <source>vocabulary %1</source>
        <translation>vocabulario %1</translation>
    </message>
    <message>
        <source>the first sound is silent or even throughout</source>
        <translation>el primer sonido es silencioso o uniforme de principio a fin</translation>
    </message>
    <message>
        <source>the second sound is silent or even throughout</source>
        <translation>el segundo sonido es silencioso o uniforme de principio a fin</translation>
    </message>
    <message>
        <source>the sound is shorter than five seconds</source>
        <translation>el sonido dura menos de cinco segundos</translation>
    </message>
    <message>
        <source>the comparison could not be made</source>
        <translation>la comparación no se pudo hacer</translation>
    </message>
    <message>
        <source>%1 of %2 left out: this format has no place for them</source>
        <translation>quedan fuera %1 de %2: este formato no tiene lugar para ellos</translation>
    </message>
    <message>
        <source>the columns are %1; 0 is nothing coded%2</source>
        <translation>las columnas son %1; 0 es nada codificado%2</translation>
    </message>
    <message>
        <source>line 1</source>
        <translation>línea 1</translation>
    </message>
    <message>
        <source>clip %1</source>
        <translation>clip %1</translation>
    </message>
    <message>
        <source>%1: a row is there more than once: %2 by %3 at %4 s</source>
        <translation>%1: una fila está más de una vez: %2 de %3 a los %4 s</translation>
    </message>
    <message>
        <source>%1: columns not used: %2</source>
        <translation>%1: columnas sin usar: %2</translation>
    </message>
    <message>
        <source>%1: no row has that track or observation</source>
        <translation>%1: ninguna fila tiene esa pista u observación</translation>
    </message>
    <message>
        <source>%1: several tracks are read as one; choose one with --track</source>
        <translation>%1: varias pistas se leen como una; elija una con --track</translation>
    </message>
    <message>
        <source>%1: space around %2 labels was cut off</source>
        <translation>%1: se recortó el espacio alrededor de %2 etiquetas</translation>
    </message>
    <message>
        <source>%1: %2 left out: no time, no label, no coder or times below 0</source>
        <translation>%1: quedan fuera %2: sin tiempo, sin etiqueta, sin codificador o con tiempos menores que 0</translation>
    </message>
    <message>
        <source>%1: nobody is named as coder; the tiers are compared as if each were one</source>
        <translation>%1: nadie figura como codificador; las líneas se comparan como si cada una fuera uno</translation>
    </message>
    <message>
        <source>The key of %1 is new here: %2. Compare it with them once.</source>
        <translation>La clave de %1 es nueva aquí: %2. Compárela una vez con esa persona.</translation>
    </message>
    <message>
        <source>another file</source>
        <translation>otro archivo</translation>
    </message>
    <message>
        <source>Search a folder for missing files…</source>
        <translation>Buscar en una carpeta los archivos que faltan…</translation>
    </message>
    <message>
        <source>the clip&apos;s file has changed since it was added</source>
        <translation>el archivo del clip ha cambiado desde que se añadió</translation>
    </message>
    <message>
        <source>find the right file in Clips</source>
        <translation>busca el archivo correcto en Clips</translation>
    </message>
    <message>
        <source>this folder cannot be read</source>
        <translation>esta carpeta no se puede leer</translation>
    </message>
    <message>
        <source>the search was stopped</source>
        <translation>la búsqueda se detuvo</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may be a name</source>
        <translation>«%1» puede ser un nombre</translation>
    </message>
    <message>
        <source>give the role in small letters, such as adult or child; names have no place here</source>
        <translation>dé el rol en minúsculas, como adult o child; aquí no van nombres</translation>
    </message>
    <message>
        <source>Same moment, other weight: you scored %1 point %2.</source>
        <translation>Mismo momento, otro peso: puntuaste %1 punto %2.</translation>
    </message>
    <message>
        <source>its name is there twice; only the last of them is read, as BORIS does</source>
        <translation>su nombre aparece dos veces; solo se lee la última, como hace BORIS</translation>
    </message>
    <message>
        <source>line %1 column %2</source>
        <translation>línea %1 columna %2</translation>
    </message>
    <message>
        <source>it overlaps the next code of its tier</source>
        <translation>se solapa con el código siguiente de su línea</translation>
    </message>
    <message>
        <source>%1 code without length will be shown for one second</source>
        <translation>%1 código sin duración se mostrará durante un segundo</translation>
    </message>
    <message>
        <source>%1 codes without length will be shown for one second</source>
        <translation>%1 códigos sin duración se mostrarán durante un segundo</translation>
    </message>
    <message>
        <source>%1 time lies before the beginning of the media file and cannot be written; 0 stands there</source>
        <translation>%1 tiempo está antes del comienzo del archivo y no se puede escribir; en su lugar queda 0</translation>
    </message>
    <message>
        <source>%1 times lie before the beginning of the media file and cannot be written; 0 stands there</source>
        <translation>%1 tiempos están antes del comienzo del archivo y no se pueden escribir; en su lugar queda 0</translation>
    </message>
    <message>
        <source>%1 value is declared missing and %2 read as empty</source>
        <translation>%1 valor está declarado como perdido y %2 se lee como vacío</translation>
    </message>
    <message>
        <source>%1 values are declared missing and %2 read as empty</source>
        <translation>%1 valores están declarados como perdidos y %2 se leen como vacíos</translation>
    </message>
    <message>
        <source>%1 open code has nothing after it and no length here</source>
        <translation>%1 código abierto no tiene nada después ni duración aquí</translation>
    </message>
    <message>
        <source>%1 open codes have nothing after it and no length here</source>
        <translation>%1 códigos abiertos no tienen nada después ni duración aquí</translation>
    </message>
    <message>
        <source>remove it, or name another file</source>
        <translation>quítalo, o nombra otro archivo</translation>
    </message>
    <message>
        <source>the link leads nowhere</source>
        <translation>el enlace no lleva a ninguna parte</translation>
    </message>
    <message>
        <source>this is a folder, a pipe or a device, which is never overwritten</source>
        <translation>esto es una carpeta, una tubería o un dispositivo, que nunca se sobrescribe</translation>
    </message>
    <message>
        <source>this folder holds more than a million films</source>
        <translation>esta carpeta contiene más de un millón de películas</translation>
    </message>
    <message>
        <source>choose a smaller folder</source>
        <translation>elige una carpeta más pequeña</translation>
    </message>
    <message>
        <source>Write the time into the note</source>
        <translation>Escribir el tiempo en la nota</translation>
    </message>
    <message>
        <source>Go to the time in the note</source>
        <translation>Ir al tiempo de la nota</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>Nota sobre %1</translation>
    </message>
    <message>
        <source>Remove the note on %1</source>
        <translation>Quitar la nota sobre %1</translation>
    </message>
    <message>
        <source>Reason for %1</source>
        <translation>Motivo de %1</translation>
    </message>
    <message>
        <source>Sureness of %1</source>
        <translation>Seguridad en %1</translation>
    </message>
    <message>
        <source>Rationale of %1</source>
        <translation>Justificación de %1</translation>
    </message>
    <message>
        <source>Note on evidence for %1</source>
        <translation>Nota sobre evidencia de %1</translation>
    </message>
    <message>
        <source>Move evidence for %1</source>
        <translation>Mover evidencia de %1</translation>
    </message>
    <message>
        <source>Remove evidence for %1</source>
        <translation>Quitar evidencia de %1</translation>
    </message>
    <message>
        <source>Move segment</source>
        <translation>Mover segmento</translation>
    </message>
    <message>
        <source>Move segment %1</source>
        <translation>Mover segmento %1</translation>
    </message>
    <message>
        <source>Move the begin of segment</source>
        <translation>Mover el inicio del segmento</translation>
    </message>
    <message>
        <source>Move the begin of segment %1</source>
        <translation>Mover el inicio del segmento %1</translation>
    </message>
    <message>
        <source>Move the end of segment</source>
        <translation>Mover el final del segmento</translation>
    </message>
    <message>
        <source>Move the end of segment %1</source>
        <translation>Mover el final del segmento %1</translation>
    </message>
    <message>
        <source>Note on segment</source>
        <translation>Nota sobre segmento</translation>
    </message>
    <message>
        <source>Note on segment %1</source>
        <translation>Nota sobre segmento %1</translation>
    </message>
    <message>
        <source>Remove segment %1</source>
        <translation>Quitar segmento %1</translation>
    </message>
    <message>
        <source>You have watched %1 % of the clip at %2 or slower; the round asks for %3 %</source>
        <translation>Usted vio el %1 % del clip a %2 o más lento; la ronda pide el %3 %</translation>
    </message>
    <message>
        <source>you have watched %1 % of the clip at %2 or slower; the round asks for %3 %</source>
        <translation>usted vio el %1 % del clip a %2 o más lento; la ronda pide el %3 %</translation>
    </message>
    <message>
        <source>Give the clips of this round again…</source>
        <translation>Repartir de nuevo los clips de esta ronda…</translation>
    </message>
    <message>
        <source>you have watched %1; the round asks for %2 %</source>
        <translation>usted vio %1; la ronda pide el %2 %</translation>
    </message>
    <message>
        <source>spared</source>
        <translation>eximido</translation>
    </message>
    <message>
        <source>%1: asked to be spared it</source>
        <translation>%1: pidió que se le eximiera</translation>
    </message>
    <message>
        <source>%1: asked to be spared it, “%2”</source>
        <translation>%1: pidió que se le eximiera, «%2»</translation>
    </message>
    <message>
        <source>, %1 begun</source>
        <translation>, %1 empezados</translation>
    </message>
    <message>
        <source>%1 of %2 codings submitted</source>
        <translation>%1 de %2 codificaciones entregadas</translation>
    </message>
    <message>
        <source>see the clips of each round: rounds list</source>
        <translation>vea los clips de cada ronda: rounds list</translation>
    </message>
    <message>
        <source>%1 has no clip %2</source>
        <translation>%1 no tiene el clip %2</translation>
    </message>
    <message>
        <source>give the code of the rater who is to be spared the clip</source>
        <translation>dé el código del evaluador a quien se exime del clip</translation>
    </message>
    <message>
        <source>the reason is longer than 4096 bytes or not plain UTF-8</source>
        <translation>el motivo supera los 4096 bytes o no es UTF-8 simple</translation>
    </message>
    <message>
        <source>say it in fewer words, or leave it out</source>
        <translation>dígalo con menos palabras u omítalo</translation>
    </message>
    <message>
        <source>%1 has submitted this clip already</source>
        <translation>%1 ya ha entregado este clip</translation>
    </message>
    <message>
        <source>it counts: nothing can be spared any more</source>
        <translation>cuenta: ya no se puede eximir</translation>
    </message>
    <message>
        <source>%1 has neither submitted this clip nor said that they do not code it</source>
        <translation>%1 no ha entregado este clip ni ha dicho que no lo codifica</translation>
    </message>
    <message>
        <source>submit your own codes first, or say that you do not code it</source>
        <translation>entregue primero sus propios códigos, o diga que no lo codifica</translation>
    </message>
    <message>
        <source>give a later last day, spare the clips, or say that they count as an attempt</source>
        <translation>dé un último día posterior, exima de los clips o diga que cuentan como intento</translation>
    </message>
    <message>
        <source>this is no age in months</source>
        <translation>esto no es una edad en meses</translation>
    </message>
    <message>
        <source>give the lower one first</source>
        <translation>dé primero la menor</translation>
    </message>
    <message>
        <source>Write down what surrounds the clip…</source>
        <translation>Anotar lo que rodea al clip…</translation>
    </message>
    <message>
        <source>choose the JSON that attune-cli reliability --json printed</source>
        <translation>elija el JSON que imprimió attune-cli reliability --json</translation>
    </message>
    <message>
        <source>the report lacks its inputs or settings</source>
        <translation>al informe le faltan sus entradas o ajustes</translation>
    </message>
    <message>
        <source>the report names a level that is not known</source>
        <translation>el informe nombra un nivel que no se conoce</translation>
    </message>
    <message>
        <source>this is not a reliability report</source>
        <translation>esto no es un informe de fiabilidad</translation>
    </message>
    <message>
        <source>left out, being drafts, which leave only for their own rater: %1 of %2</source>
        <translation>se omiten por ser borradores, que salen solo para quien los codifica: %1 de %2</translation>
    </message>
    <message>
        <source>the ending does not say which kind of picture is meant</source>
        <translation>la terminación no dice qué tipo de imagen se quiere</translation>
    </message>
    <message>
        <source>end the name in .png, .jpg, .bmp or .tiff</source>
        <translation>termine el nombre en .png, .jpg, .bmp o .tiff</translation>
    </message>
    <message>
        <source>this build of FFmpeg cannot write such pictures</source>
        <translation>esta versión de FFmpeg no puede escribir imágenes de ese tipo</translation>
    </message>
    <message>
        <source>give another ending, such as .png</source>
        <translation>dé otra terminación, como .png</translation>
    </message>
    <message>
        <source>the picture could not be prepared</source>
        <translation>no se pudo preparar la imagen</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>no se pudo escribir la imagen</translation>
    </message>
    <message>
        <source>columns kept aside, for tables only: %1</source>
        <translation>columnas guardadas aparte, solo para tablas: %1</translation>
    </message>
    <message>
        <source>columns left out, which only tables have: %1</source>
        <translation>columnas omitidas, que solo tienen las tablas: %1</translation>
    </message>
    <message>
        <source>%1 sheet is not read</source>
        <translation>%1 hoja no se lee</translation>
    </message>
    <message>
        <source>%1 sheets are not read</source>
        <translation>%1 hojas no se leen</translation>
    </message>
    <message>
        <source>%1 formula is read as the value last shown</source>
        <translation>%1 fórmula se lee con el último valor mostrado</translation>
    </message>
    <message>
        <source>%1 formulas are read as the value last shown</source>
        <translation>%1 fórmulas se leen con el último valor mostrado</translation>
    </message>
    <message>
        <source>a sheet holds no more than 16384 columns</source>
        <translation>una hoja no tiene más de 16384 columnas</translation>
    </message>
    <message>
        <source>export a .csv</source>
        <translation>exporte un .csv</translation>
    </message>
    <message>
        <source>the line has no code in any column and is passed over</source>
        <translation>la línea no tiene ningún código en ninguna columna y se pasa por alto</translation>
    </message>
    <message>
        <source>the value labels of %1 are not read</source>
        <translation>las etiquetas de valores de %1 no se leen</translation>
    </message>
    <message>
        <source>a journal entry cannot be read</source>
        <translation>no se puede leer una entrada del diario</translation>
    </message>
    <message>
        <source>run library verify</source>
        <translation>ejecute library verify</translation>
    </message>
    <message>
        <source>part of the file is damaged at %1</source>
        <translation>una parte del archivo está dañada en %1</translation>
    </message>
    <message>
        <source>part of the file is damaged at %1 and in %2 more places</source>
        <translation>una parte del archivo está dañada en %1 y en %2 lugares más</translation>
    </message>
    <message>
        <source>the picture is damaged at %1</source>
        <translation>la imagen está dañada en %1</translation>
    </message>
    <message>
        <source>the picture is damaged at %1 and in %2 more places</source>
        <translation>la imagen está dañada en %1 y en %2 lugares más</translation>
    </message>
    <message>
        <source>the file is cut short; it ends at %1</source>
        <translation>el archivo está incompleto; termina en %1</translation>
    </message>
    <message>
        <source>the file is cut short; it ends at %1 and in %2 more places</source>
        <translation>el archivo está incompleto; termina en %1 y en %2 lugares más</translation>
    </message>
    <message>
        <source>no picture for the time of many frames at %1</source>
        <translation>no hay imagen durante muchos fotogramas en %1</translation>
    </message>
    <message>
        <source>no picture for the time of many frames at %1 and in %2 more places</source>
        <translation>no hay imagen durante muchos fotogramas en %1 y en %2 lugares más</translation>
    </message>
    <message>
        <source>the file is damaged and cannot be read beyond this at %1</source>
        <translation>el archivo está dañado y no se puede leer más allá en %1</translation>
    </message>
    <message>
        <source>the file is damaged and cannot be read beyond this at %1 and in %2 more places</source>
        <translation>el archivo está dañado y no se puede leer más allá en %1 y en %2 lugares más</translation>
    </message>
    <message>
        <source>the file has more frames than can be numbered; the rest is left out at %1</source>
        <translation>el archivo tiene más fotogramas de los que se pueden numerar; el resto se omite en %1</translation>
    </message>
    <message>
        <source>the file has more frames than can be numbered; the rest is left out at %1 and in %2 more places</source>
        <translation>el archivo tiene más fotogramas de los que se pueden numerar; el resto se omite en %1 y en %2 lugares más</translation>
    </message>
    <message>
        <source>the file is cut short, %1 frames are missing; it ends at %2</source>
        <translation>el archivo está incompleto, faltan %1 fotogramas; termina en %2</translation>
    </message>
    <message>
        <source>the file is cut short, %1 frames are missing; it ends at %2 and in %3 more places</source>
        <translation>el archivo está incompleto, faltan %1 fotogramas; termina en %2 y en %3 lugares más</translation>
    </message>
    <message>
        <source>the picture cannot be read; only the sound is there</source>
        <translation>no se puede leer la imagen; solo hay sonido</translation>
    </message>
    <message>
        <source>a sound track cannot be read and is left out</source>
        <translation>una pista de sonido no se puede leer y se omite</translation>
    </message>
    <message>
        <source>the file&apos;s times jump or are missing; frames are in the order they are shown</source>
        <translation>los tiempos del archivo saltan o faltan; los fotogramas están en el orden en que se muestran</translation>
    </message>
    <message>
        <source>%1 code lies beyond what covers them on the tier above, since that was changed; ELAN expects them within it: %2</source>
        <translation>%1 código queda fuera de lo que lo cubre en la línea superior, desde que esta cambió; ELAN lo espera dentro: %2</translation>
    </message>
    <message>
        <source>%1 codes lie beyond what covers them on the tier above, since that was changed; ELAN expects them within it: %2</source>
        <translation>%1 códigos quedan fuera de lo que los cubre en la línea superior, desde que esta cambió; ELAN los espera dentro: %2</translation>
    </message>
    <message>
        <source>it stuck out of what covers it on the tier above and was cut to it</source>
        <translation>sobresalía de lo que lo cubre en la línea superior y se recortó a ello</translation>
    </message>
    <message>
        <source>it lies beyond what covers it on the tier above</source>
        <translation>queda fuera de lo que lo cubre en la línea superior</translation>
    </message>
    <message>
        <source>the times of %1 code are rounded to whole steps</source>
        <translation>los tiempos de %1 código se redondean a pasos enteros</translation>
    </message>
    <message>
        <source>the times of %1 codes are rounded to whole steps</source>
        <translation>los tiempos de %1 códigos se redondean a pasos enteros</translation>
    </message>
    <message>
        <source>%1 was not spared this clip</source>
        <translation>%1 no estaba eximido de este clip</translation>
    </message>
    <message>
        <source>code it</source>
        <translation>codifíquelo</translation>
    </message>
    <message>
        <source>who said that they do not code a clip may see what others submitted of it since</source>
        <translation>quien dijo que no codifica un clip puede ver desde entonces lo que otros entregaron de él</translation>
    </message>
    <message>
        <source>leave the clip to the others</source>
        <translation>deje el clip a los demás</translation>
    </message>
    <message>
        <source>the results of this round are released: the clip stays spared</source>
        <translation>los resultados de esta ronda están liberados: el clip queda eximido</translation>
    </message>
    <message>
        <source>ask a trainer for another clip</source>
        <translation>pida otro clip a un formador</translation>
    </message>
    <message>
        <source>%1 (to be coded after all)</source>
        <translation>%1 (se codificará después de todo)</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>retomado</translation>
    </message>
    <message>
        <source>there is no column %1, the first line has %2</source>
        <translation>no hay columna %1, la primera línea tiene %2</translation>
    </message>
</context>
</TS>
