### Pain Diary, español. Palabras sencillas. Los identificadores y argumentos se comprueban en las pruebas.
### code: Spanish
### name: Español
### digits: 0-9

app-name = Diario del dolor
now-title = ¿Cuánto duele ahora?
pad-none-small = sin dolor
pad-worst-small = el peor dolor
pad-none = 0, sin dolor
pad-worst = 10, el peor dolor
pad-too-much = No puedo más: llamar
too-much-short = No puedo más
the-number = El número
tab-now = Ahora
tab-diary = Diario
tab-more = Más
team-tell = Avisar al equipo
voice-group = ¿Quién lo dice?
voice-patient = El paciente dice
voice-carer = El cuidador ve
patient = Paciente
carer = Cuidador
someone-else = Otra persona
taps-keeping = Guardando { $taps } …

saved = Guardado { $score }, { $time }
changed = Guardado
deleted = Borrado { $score }, { $time }
undone = Deshecho
is-put-back = Está otra vez en su diario
undo = Deshacer
time-ahead = Esa hora todavía no ha llegado. Se queda la hora anterior.
not-saved = Todavía sin guardar. { $reason }
not-saved-retry = Sigue en esta pantalla y la aplicación lo sigue intentando. No la cierre, por favor.
not-saved-backup = También puede guardar una copia.
fault-full = No queda espacio en este teléfono.
fault-unavailable = Este navegador no deja guardar nada aquí. ¿Es una ventana privada?
fault-blocked = El diario está abierto en otra ventana y esa ventana estorba. Cierre las otras ventanas.
fault-newer = Este diario se escribió con una versión más nueva de la aplicación. Actualice la aplicación.
fault-broken = El navegador no pudo guardarlo.
emptied = El navegador borró el diario mientras esta ventana estaba abierta.
emptied-writing = Se está guardando otra vez lo que había en esta ventana. No la cierre, por favor.
emptied-whole = Todo lo que había en esta ventana está guardado otra vez. Guarde ahora una copia.
emptied-part = Lo que había en esta ventana está guardado otra vez. Aún no había leído todo el diario y puede faltar lo más antiguo. Si tiene una copia, ábrala. Después guarde una nueva.
was-here = En este teléfono había un diario. El navegador ya no lo tiene.
was-here-what = A veces los navegadores borran lo que guarda una aplicación. Si tiene una copia, ábrala ahora y sus anotaciones volverán. También puede seguir sin ella: toque un número.

last-entry = Dolor la última vez: { $score }, { $when }
patient-says-score = El paciente dice: { $score }
carer-sees-score = El cuidador ve: { $score }
someone-says-score = Otra persona dice: { $score }
when = ¿Cuándo?
day = Día
time = Hora
note = Nota
a-note = Una nota
note-limit = Aquí caben { $limit } letras y no más.
change-the-number = Cambiar el número
delete-entry = Borrar esta anotación
earlier-values = Lo que decía antes
deleted-then = borrado
changed-then = cambiado
record-kind = { $code ->
    [entry] Dolor
    [intake] Tomado o usado
    [relief] Medicina u otra forma de alivio
    [day] Cómo fue el día
    [visit] Visita
    [visit-question] Pregunta
    [answer] Respuesta
    [next-step] Próximo paso
    [call] Llamada al equipo
    [contact] Número de teléfono
    [person] Persona
    [phone] Quién usa un teléfono
   *[other] De una versión más nueva de la aplicación
  }
agreed-name = { $code ->
    [emergency-number] Número de emergencias
    [fever-temperature] Temperatura para llamar
    [crisis-line] Teléfono de ayuda
    [episode-pain] Número en que empieza una crisis
    [goal-pain] La meta en número
    [goal-doing] La meta
    [rule-pain] Llamar si: el número
    [rule-hours] Llamar si: las horas
    [rule-words] Llamar si …
    [rule-from] Llamar si: quién lo dijo
    [rule-date] Llamar si: cuándo se dijo
   *[other] Acordado con el equipo
  }
entry-gone = Esta anotación no está en el diario.
entry-loading = Buscando esta anotación …
back-to-diary = Volver al diario
entry-title = { $score }, { $time }
entry-page = Anotación
orphan-title = Esto todavía no está en su diario
orphan-deleted = Mientras escribía esto, se borró la parte del diario donde va, quizás en otra ventana:
orphan-not-here = Usted estaba escribiendo esto, pero la parte del diario donde va ya no está:
orphan-refused = Usted estaba escribiendo esto, pero no se pudo guardar donde va:
orphan-copy = Copiar el texto
orphan-put-back = Ponerlo otra vez donde va
orphan-discard = Tirar este texto

diary-title = Diario
diary-empty = Todavía no hay nada.
diary-empty-hint = Toque un número en Ahora y aparecerá aquí.
loading = Un momento …
later-missing = No se pudo cargar una parte de la aplicación.
later-missing-what = Los números que toque se guardan de todos modos. La aplicación lo sigue intentando sola. También puede intentarlo ahora o guardar el diario en un archivo.
later-again = Intentar de nuevo
diary-loading = Leyendo los días anteriores …
diary-days = Anotaciones por día
today = Hoy, { $day }
yesterday = Ayer, { $day }
yesterday-at = ayer, { $time }
damaged-found = { $plural ->
    [one] Una cosa del diario no se pudo leer. Se conserva tal como está. Todo lo demás está aquí.
   *[other] { $count } cosas del diario no se pudieron leer. Se conservan tal como están. Todo lo demás está aquí.
  }
damaged-save = Guardar en un archivo lo que no se pudo leer

team-title = Avisar al equipo
team-empty = Anote a quién llamar por el dolor. Los números se quedan en este teléfono y funcionan sin internet.
team-call-early = No deje que el dolor aumente: llame en cuanto empeore.
contact-name = Nombre
contact-phone = Número de teléfono
contact-hours = Cuándo contestan
contact-add = Añadir este número
contact-new = Añadir un número
contact-remove = Quitar { $name }
contact-needs-digits = Escriba el número de teléfono con cifras, por favor.
team-add = Añadir el número de su equipo
dials = Marca { $number }
dials-extension = Marca { $number } y después { $extension }
number-several = Aquí hay más de un número. Anote cada uno por separado.
numbers-each = Añadir cada uno por separado
numbers-first = Añadir solo { $number }
number-too-long = Demasiadas cifras: un número de teléfono tiene como mucho 15.
number-code = A esto no se puede llamar. * y # son de los códigos de la compañía telefónica. Anote el número de teléfono.
number-reordered = A esto no se puede llamar. Hay signos ocultos que muestran las cifras en otro orden. Escriba el número de nuevo.
number-letters = A esto no se puede llamar. Hay letras o signos dentro del número. Escríbalo todo con cifras.

more-title = Más
more-diary = Su diario
more-care = Personas y medicinas
more-help = Ayuda
more-phone = Este teléfono
more-backup-hint = Guardar una copia o llevar el diario a otro teléfono
changes-title = Cambiado y borrado
changes-hint = Qué decía antes y quién lo cambió
changes-why = Nada de lo que anotó se pierde. Aquí está lo que se cambió o se borró, en este teléfono o en otro, lo más reciente primero.
changes-none = No hay nada aquí.
changed-and-deleted = Todo
only-deleted = Solo lo borrado
put-back = Recuperar
put-back-name = Recuperar: { $what }
show-more = Mostrar { $count } más
more-storage-hint = Espacio, versión, borrar el diario
more-settings-hint = Idioma, claro u oscuro, tamaño del texto
more-install-hint = Ponerlo en la pantalla de inicio
about-title = Acerca de
about-privacy = Todo se queda en este navegador. No hay cuenta ni servidor. Nada se envía a ningún sitio si usted no lo envía.
about-not-device = Esto es un diario, no un producto sanitario. No le dice qué le pasa ni qué tomar. Si necesita ayuda, llame a su equipo.

exchange-title = El otro teléfono
exchange-hint = Darle lo que le falta y recibir lo que tiene
give-to = Dar al { $name }
give-first = Dar al otro teléfono
give-another = Dar a un teléfono más
give-all-hint = El otro teléfono aún no ha enviado nada; por eso se envía todo.
give-file = Enviar un archivo
gift-plain-hint = Cualquiera que tenga el archivo puede leerlo, a menos que usted lo selle.
seal-gift-title = Sellarlo con una frase secreta
seal-gift-save = Enviarlo sellado
seal-gift-hand-over = Enviar el archivo sellado
gift-counting = Mirando qué hay para dar …
gift-nothing = El otro teléfono ya lo tiene todo.
gift-since = { $what } desde su último archivo ({ $when })
gift-everything = Todo: { $what }
gift-answers = { $plural ->
    [one] una respuesta
   *[other] { $count } respuestas
  }
gift-others = { $plural ->
    [one] una cosa más
   *[other] { $count } cosas más
  }
given = El archivo está hecho. Cuando el otro teléfono devuelva algo, lo verá aquí.
take-title = Recibir de otro teléfono
take-hint = Verá lo que añade antes de que pase nada.
take-file = Abrir un archivo
phone-of = teléfono de { $name }
phone-other = otro teléfono
last-heard = Anotaciones del { $name } hasta: { $when }
ways-title = ¿Cómo llega el archivo al otro teléfono?
way-sheet = Toque «Enviar un archivo». Abajo aparece una lista.
way-sheet-picture = Un teléfono con una lista de formas de enviar
way-choose = Toque AirDrop en un iPhone, o Quick Share en un teléfono Android. Después toque el nombre del otro teléfono.
way-choose-picture = Se toca una de las formas, y el teléfono busca a otros
way-accept = En el otro teléfono, toque «Aceptar». Después abra allí el archivo con «Abrir un archivo».
way-accept-picture = El archivo pasa al otro teléfono, que lo recibe
way-near = Dos iPhone: AirDrop. Dos teléfonos Android: Quick Share.
way-mixed = Un iPhone y un Android nuevo: AirDrop y Quick Share se encuentran si los dos están en «Todos».
way-other = Dos teléfonos cualesquiera: envíe el archivo como mensaje o por correo. En el otro teléfono, guárdelo y toque «Abrir un archivo».

setup-title = Un diario para dos
setup-hint = Nombres, este teléfono y el otro, paso a paso
setup-names = ¿De quién es el diario y quién ayuda?
setup-exchange = El primer intercambio
setup-exchange-why = Dé este diario al otro teléfono, o reciba el que ya hay allí.
setup-install = Ponerlo en la pantalla de inicio
setup-skip = Puede saltarse cualquier paso y volver a él desde Más.
setup-done = Listo
step-of = Paso { $number } de { $count }
step-back = Atrás

backup-title = Copia de seguridad
backup-why = El diario está solo en este teléfono. Una copia es un archivo que usted guarda en otro lugar o envía al otro teléfono.
backup-save = Guardar una copia
backup-open = Abrir una copia
backup-plain-hint = Cualquiera que tenga el archivo puede leerlo.
seal-title = Guardarla sellada con una frase secreta
seal-why = Un archivo sellado solo se abre con su frase secreta. Si usted la olvida, nadie puede abrir el archivo, y nosotros tampoco. Escriba la frase en un papel y guárdelo en un lugar seguro. También la necesita quien le ayude o le atienda.
seal-passphrase = Frase secreta
seal-again = La misma frase otra vez
seal-suggest = Proponer cinco palabras
seal-suggested = Escriba ahora estas cinco palabras en un papel, en este orden.
seal-show = Mostrar lo que escribo
seal-save = Guardarla sellada
seal-how = Sellar o abrir el archivo tarda unos segundos. En un ordenador o una computadora también lo abre el programa gratuito «age».
seal-sealing = Sellando el archivo …
seal-ready = El archivo sellado está listo.
seal-hand-over = Guardar el archivo sellado
seal-too-short = Use al menos 8 letras, por favor. Lo mejor son varias palabras.
seal-differs = Las dos no son iguales. Escriba la frase otra vez, por favor.
seal-not-loaded = La parte de la aplicación que sella archivos todavía no está en este teléfono. Conéctese a internet una vez e inténtelo de nuevo. Su diario sigue como estaba.
seal-failed = No funcionó. Su diario sigue como estaba. Inténtelo de nuevo.
sealed-title = Este archivo está sellado
sealed-why = Escriba la frase secreta con la que se guardó. Si es un diario que estaba bloqueado, escriba su código o sus diez palabras.
sealed-passphrase = Frase secreta, código o diez palabras
sealed-opening = Abriendo el archivo …
sealed-wrong = Eso no abre este archivo. Mire las mayúsculas y los espacios entre palabras e inténtelo de nuevo. Su diario sigue como estaba.
sealed-newer = Este archivo se hizo con una versión más nueva de la aplicación. Actualice la aplicación y abra el archivo otra vez. Su diario sigue como estaba.
sealed-damaged = Este archivo está dañado: le falta algo o algo ha cambiado. Guárdelo o envíelo otra vez y vuelva a abrirlo. Su diario sigue como estaba.
sealed-too-hard = Abrir este archivo necesita más memoria de la que este teléfono puede dar. Ábralo en un ordenador o una computadora con el programa que lo selló. Su diario sigue como estaba.
sealed-needs-key = Este archivo está sellado con una llave, no con una frase secreta. Esta aplicación no puede abrirlo. Su diario sigue como estaba.
lock-title = Bloqueo
lock-hint = Un código para que nadie más lea el diario
lock-set-title = Bloquear el diario con un código
lock-why = Con el bloqueo, nadie puede leer el diario en este teléfono sin su código.
lock-open-still = Sin el código, cualquiera puede llamar al número de emergencias y al equipo, y leer las señales de alarma. También se ven los nombres del equipo. Cualquiera puede tocar un número de dolor. Pasará al diario cuando usted lo desbloquee.
lock-short = Un código corto basta contra un curioso. Pero quien copie la memoria de este teléfono podría probar todos los códigos cortos. Tres o cuatro palabras protegen mucho más.
lock-traces = Durante un tiempo después de activar el bloqueo, pueden quedar restos de textos anteriores en la memoria del teléfono.
lock-passcode = Código nuevo
lock-again = El mismo código otra vez
lock-next = Seguir
lock-words-title = Escriba en un papel estas diez palabras
lock-words-why = Si olvida el código, estas diez palabras abren el diario. Sin el código y sin las palabras nadie puede abrirlo, y nosotros tampoco. Escríbalas en un papel, en este orden, y guarde el papel lejos de este teléfono.
lock-written = Ya las he escrito
lock-check-title = Escriba dos de las palabras de su papel
lock-word = Palabra número { $number }
lock-set = Activar el bloqueo
lock-keys = Un momento …
lock-sealing = Se está bloqueando el diario
lock-opening = Se está quitando el bloqueo
lock-pass-more = Puede seguir usando el diario. Si lo cierra ahora, lo que falta se hará la próxima vez que lo desbloquee.
lock-pass-waits = Una parte no se ha podido guardar todavía. ¿Está lleno el teléfono? La aplicación lo sigue intentando.
lock-busy = Espere, por favor, hasta que el diario esté cargado y no haya ningún archivo abierto ni guardándose. Después podrá activar el bloqueo.
lock-is-on = El bloqueo está activado
lock-is-off = El bloqueo está desactivado.
lock-now = Bloquear ahora
lock-after = Al salir de la aplicación, el diario se bloquea
lock-at-once = Enseguida
lock-after-one = Después de 1 minuto
lock-after-five = Después de 5 minutos
lock-after-hour = Después de 1 hora
lock-change = Cambiar el código
lock-changed = El código se ha cambiado.
lock-new-words = Crear diez palabras nuevas
lock-words-done = Las palabras nuevas ya valen. Las de antes ya no sirven.
lock-passkey-add = Desbloquear igual que este teléfono: con huella, cara o su código
lock-passkey-remove = Dejar de desbloquear igual que este teléfono
lock-passkey-done = Ya está cambiado. El código sigue sirviendo.
lock-turn-off = Desactivar el bloqueo
lock-present = Código, o sus diez palabras
lock-too-short = Use al menos 4 letras o números, por favor.
lock-differs = Los dos no son iguales. Escriba el código otra vez, por favor.
lock-not-the-words = Estas no son las palabras que se mostraron. Mire su papel, por favor. Todavía no se ha bloqueado nada. Si no están en él, vuelva atrás y empiece otra vez.
lock-wrong = Eso no abre el diario. No se ha perdido nada. Mire las mayúsculas e inténtelo de nuevo, o escriba sus diez palabras.
lock-damaged = El bloqueo de este diario no se abre. No se ha borrado nada. Toque «Olvidé el código», guarde el diario bloqueado en un archivo y pida ayuda.
lock-not-loaded = La parte de la aplicación para el bloqueo todavía no está en este teléfono. Conéctese a internet una vez e inténtelo de nuevo. No se ha cambiado nada.
lock-not-stored = No se pudo guardar. El bloqueo sigue como estaba. ¿Está lleno el teléfono?
lock-failed = No funcionó. No se ha cambiado nada. Inténtelo de nuevo.
locked-title = El diario está bloqueado
locked-why = Sin el código puede tocar un número de dolor y llamar para pedir ayuda. Para leer el diario, desbloquéelo.
locked-unlock = Desbloquear
locked-wait = Espere, por favor: como mucho 5 minutos. Después podrá intentarlo otra vez.
locked-passkey = Desbloquear igual que este teléfono
locked-forgot = Olvidé el código
locked-forgot-words = Escriba sus diez palabras en el campo de arriba, en el mismo orden que en el papel.
locked-anew = Si también se han perdido las palabras, nadie puede abrir este diario. Puede guardarlo en un archivo, todavía bloqueado, por si encuentra las palabras. Después puede empezar un diario nuevo en este teléfono.
locked-keep = Guardar el diario bloqueado en un archivo
locked-kept = ¿Está el archivo en un lugar seguro? El diario de este teléfono se borrará cuando empiece uno nuevo.
locked-begin = Borrarlo aquí y empezar un diario nuevo
locked-script = Para ver qué decir por teléfono, desbloquee el diario, por favor.
backup-last = { $plural ->
    [one] Última copia: { $when }, una anotación
   *[other] Última copia: { $when }, { $count } anotaciones
  }
backup-never = Última copia: ninguna todavía
backup-unbacked = Anotaciones que no están en una copia: { $count }
nudge = { $plural ->
    [one] Hay una anotación que no está en ninguna copia. Si se pierde este teléfono, se pierde también la anotación.
   *[other] Hay { $count } anotaciones que no están en ninguna copia. Si se pierde este teléfono, se pierden también.
  }
nudge-later = Volver a preguntar dentro de una semana
backup-making = Preparando el archivo: { $done } de { $all }
backed-up = { $plural ->
    [one] Copia guardada con una anotación
   *[other] Copia guardada con { $count } anotaciones
  }
backup-failed = No se pudo guardar la copia. El diario sigue como estaba. Inténtelo de nuevo.
copies-title = Guardar una copia cada día
copies-why = Una vez al día, si algo ha cambiado y la aplicación está abierta, se guarda una copia en su carpeta. Se conservan las siete últimas. Cualquiera que tenga los archivos puede leerlos.
copies-choose = Elegir una carpeta
copies-folder = Carpeta: { $name }
copies-last = Última copia en esta carpeta: { $when }
copies-ask = La aplicación necesita otra vez su permiso para guardar la copia del día.
copies-allow = Permitir otra vez
copies-stop = Dejar de hacer copias diarias
copies-stop-hint = Las copias que ya están se quedan en la carpeta.
copies-gone = No se encuentra la carpeta. ¿La han movido, o falta conectar un disco? Devuélvala a su sitio o elija otra carpeta. Su diario sigue como estaba.
copies-full = No había sitio para la copia de hoy. Haga sitio o elija otra carpeta. Su diario sigue como estaba.
copies-failed = No se pudo guardar la copia de hoy. La aplicación lo intentará más tarde. Su diario sigue como estaba.
copies-locked = Mientras el bloqueo está activado, no se hacen más copias. Las copias anteriores siguen en la carpeta. Cualquiera que tenga la carpeta puede leerlas. Usted puede borrarlas allí.
backup-open-hint = Antes de que pase nada, verá qué añadiría, cambiaría o borraría el archivo. Después puede deshacerlo.

stream-show-title = Mostrar códigos
stream-scan-title = Leer códigos
stream-preparing = Preparando los códigos …
stream-code = El diario como un código que cambia todo el tiempo
stream-frame = Código { $number } de { $count }
stream-show-how = Abra «Leer códigos» en el otro teléfono. Sosténgalo delante de esta pantalla, a la distancia de un libro. Suba el brillo de esta pantalla. El otro teléfono avisa cuando lo tiene todo.
stream-open-to-all = Quien grabe esta pantalla también tendrá el diario.
stream-stop = Parar
stream-too-large = Harían falta { $count } códigos y el otro teléfono tardaría demasiado. Mejor envíe un archivo.
stream-scan-how = Abra «Mostrar códigos» en el otro teléfono. Luego toque aquí y sostenga este teléfono delante, con el código entero en la imagen.
stream-camera-why = Su teléfono le preguntará si la aplicación puede usar la cámara. Solo busca códigos. No se guarda ni se envía ninguna imagen, y la cámara se apaga al terminar.
stream-camera = Usar la cámara
stream-again = Probar la cámara otra vez
stream-opening = Su teléfono puede preguntarle ahora si la aplicación puede usar la cámara.
stream-searching = Buscando un código …
stream-progress = Han llegado { $done } de { $all }. No mueva el teléfono.
stream-video = Lo que ve la cámara
stream-refused = La aplicación no puede usar la cámara. Puede permitirlo en los ajustes del teléfono o del navegador. O pida un archivo.
stream-no-camera = La cámara no se encendió. Puede que no haya ninguna o que la use otra aplicación. Puede pedir un archivo.
stream-dark = La imagen sigue negra. ¿Hay algo delante de la cámara? Si no, cierre la aplicación, ábrala otra vez y pruebe de nuevo. O pida un archivo.
stream-paused = La cámara se apagó porque usted salió de la pantalla.
stream-damaged = Han llegado todos los códigos, pero algo está mal. No se cambió nada. Empiece otra vez en los dos teléfonos.
stream-broken = Esto no funciona en este navegador. No se cambió nada. Envíe un archivo.
stream-file = Con un archivo
stream-file-hint = Envíe un archivo desde el otro teléfono y ábralo aquí
preview-title = Lo que haría este archivo
preview-anew = Su diario ha cambiado desde que abrió este archivo. Esto es lo que haría ahora. Mírelo otra vez, por favor.
preview-named-title = Números a los que llamar y «Llamar si …»
number-of = { $name }, teléfono
would-change = { $what }: cambiaría de { $old } a { $new }
would-be-deleted = { $what }: se borraría { $old }
would-be-added = { $what }: se añadiría { $new }
replaced-by = { $who }: { $count }, lo más reciente { $when }
written-here = escrito en este teléfono
written-elsewhere = escrito en otro teléfono
preview-look = { $plural ->
    [one] Ver la anotación que cambiaría
   *[other] Ver las { $count } anotaciones que cambiarían
  }
preview-old = Ahora
preview-new = Con este archivo
preview-stays = Se queda como está. El archivo solo tiene lo que decía antes.
preview-nothing = Todo lo de este archivo ya está en su diario.
preview-unknown = { $plural ->
    [one] Una anotación es de una versión más nueva de la aplicación. Se guarda para más adelante.
   *[other] { $count } anotaciones son de una versión más nueva de la aplicación. Se guardan para más adelante.
  }
preview-texts = Escrito, pero aún sin guardar cuando se hizo este archivo
preview-texts-what = Estos textos vuelven a donde se escribieron. Donde ahora haya otra cosa no se sustituye nada: se le preguntará.
preview-refused-title = Lo que no se añade y por qué
preview-refused = Anotación { $place }: { $reason }
and-more = { $plural ->
    [one] y 1 más
   *[other] y { $count } más
  }
count-new = nuevas
count-changed = cambiadas
count-deleted = borradas
count-replaced = sustituidas
count-same = iguales
count-refused = rechazadas
import-apply = Añadir a mi diario
cancel = Cancelar
close = Cerrar
import-reading = Leyendo el archivo …
import-writing = Añadiendo a su diario …
brought-new = { $plural ->
    [one] { $count } nueva
   *[other] { $count } nuevas
  }
brought-changed = { $plural ->
    [one] { $count } cambiada
   *[other] { $count } cambiadas
  }
brought-deleted = { $plural ->
    [one] { $count } borrada
   *[other] { $count } borradas
  }
imported = Añadido a su diario: { $brought }
imports-title = Lo añadido desde archivos
imports-hint = Puede deshacer primero lo más reciente y después lo anterior.
imports-kept = { $plural ->
    [one] Un archivo más antiguo ya no se puede deshacer.
   *[other] { $count } archivos más antiguos ya no se pueden deshacer.
  }
import-undo = Deshacer este archivo
import-undone = Deshecho lo que hizo este archivo
import-undone-already = Este archivo ya estaba deshecho.
import-newer-first = Deshaga primero el archivo más nuevo.
import-not-undone = El archivo no se deshizo. { $reason } Su diario sigue como estaba. Inténtelo de nuevo.
import-failed = No se añadió nada. { $reason } Su diario sigue como estaba. Inténtelo de nuevo.
file-not-kept = No se pudo guardar el archivo en este teléfono. ¿Está lleno el teléfono? Haga sitio y comparta el archivo otra vez.
file-empty = Este archivo está vacío.
file-too-large = Este archivo es demasiado grande. Una copia puede ocupar como mucho { $limit }.
file-too-many = Este archivo tiene demasiadas anotaciones. Una copia puede tener como mucho { $limit }.
file-not-text = Este archivo no es una copia. Puede ser una foto o un documento.
file-truncated = Falta el final de este archivo. Guarde o envíe la copia otra vez y vuelva a abrirla.
file-not-backup = Este archivo no es una copia de este diario.
file-version = Esta aplicación todavía no puede leer este tipo de copia. Actualice la aplicación y abra el archivo otra vez.
nothing-changed = Su diario sigue como estaba.
refused-not-a-record = no es una anotación
refused-too-large = es demasiado grande
refused-id = su código falta o no es correcto
refused-duplicate = está dos veces en el archivo; cuenta la primera
refused-kind = no dice qué es
refused-stamp = no dice cuándo se escribió
refused-pain = el dolor no es un número de 0 a 10
refused-time = su hora no se puede leer
refused-time-range = su año no está entre 1900 y 2199
refused-who = no dice quién lo dice
refused-text = una parte del texto no se puede leer
refused-text-long = una parte del texto es demasiado larga
refused-shape = una parte está dañada
refused-other-kind = no es lo mismo que lo que hay en su diario
refused-stamp-taken = tiene el mismo código que algo de su diario, pero dice otra cosa
refused-stamp-at-end = su fecha está tan lejos que ya no podría cambiarlo nunca
refused-history-full = se ha cambiado demasiadas veces; ya no cabe nada más

storage-title = Dónde se guarda
storage-where = El diario está en este navegador, en este teléfono. Nadie más lo recibe si usted no lo envía.
storage-kept = El navegador ha prometido conservarlo.
storage-not-kept = El navegador puede borrarlo si falta espacio. Ponga la aplicación en la pantalla de inicio y guarde copias.
storage-unknown = Este navegador no dice si lo conserva. Guarde copias.
storage-ask = Pedir al navegador que lo conserve
storage-entries = Anotaciones: { $count }
storage-space = Espacio usado: { $used } de { $all }
storage-version = Versión: { $version }
backup-is-plain = Una copia la puede leer cualquiera que tenga el archivo, salvo que usted la guarde sellada con una frase secreta.
erase-hint = Puede borrar el diario de este teléfono. Las copias que guarde en otro lugar se conservan.
erase = Borrar el diario de este teléfono …
erase-sure = Todo el diario desaparecería de este teléfono, para siempre y en todas las ventanas. Sin una copia, nadie puede recuperarlo.
erase-backup-first = Guardar antes una copia
erase-keep = Conservar el diario
erase-yes = Sí, borrar todo lo que hay aquí
erasing = Borrando el diario …
not-erased = El diario no se ha borrado. { $reason } Cierre las demás ventanas del diario e inténtelo otra vez.
update-ready = Hay una versión nueva lista.
update-now = Actualizar ahora
up-to-date = No ha llegado ninguna versión más nueva.

settings-title = Ajustes
language = Idioma
like-the-phone = Igual que el teléfono
appearance = Aspecto
light = Claro
dark = Oscuro
text-size = Tamaño del texto
text-normal = Normal
text-large = Grande
text-largest = Muy grande

install-title = Instalar
install-why = En la pantalla de inicio se abre con un toque y funciona sin conexión. También ayuda a que el navegador conserve el diario.
install-now = Instalar
install-done = Está instalado: lo está usando desde la pantalla de inicio.
install-ios-share = En Safari, toque el botón de compartir: un cuadrado con una flecha hacia arriba.
install-ios-add = Elija «Añadir a pantalla de inicio» y después «Añadir».
install-ios-storage = En un iPhone, la aplicación de la pantalla de inicio empieza con el diario vacío. Si tiene anotaciones aquí, guarde primero una copia. Después instale la aplicación y abra la copia allí.
install-menu = Abra el menú del navegador.
install-menu-add = Elija «Instalar» o «Añadir a la pantalla de inicio».

## Everything about a pain

name-says = { $name } dice
name-sees = { $name } ve
name-says-score = { $name } dice: { $score }
name-sees-score = { $name } ve: { $score }
typed-by = escrito por: { $name }
recalled = de memoria
recalled-hint = Se anotó más de una hora después; por eso dice «de memoria».
left-out-hour = Esa noche se adelantaron los relojes y las { $picked } no existieron. Guardado a las { $time }.
other-clock = Es la hora de otro lugar: { $offset }
use-clock-here = Usar la hora de aquí
shown-twice = Esa noche se atrasaron los relojes y hubo dos veces las { $time }. ¿Cuál fue?
first-time = { $time }, la primera vez
second-time = { $time }, la segunda vez
dated-ahead = con fecha futura
dated-ahead-hint = Esa hora todavía no ha llegado. El reloj de un teléfono iba mal. Elija el día y la hora correctos.
set-to-written = Usar la hora en que se anotó: { $when }
ahead-not-drawn = { $plural ->
    [one] Una anotación tiene fecha futura. Está en la lista, pero no en el gráfico.
   *[other] { $count } anotaciones tienen fecha futura. Están en la lista, pero no en el gráfico.
  }
ahead-not-on-page = { $plural ->
    [one] Una anotación tiene fecha futura (reloj equivocado) y no está en esta hoja.
   *[other] { $count } anotaciones tienen fecha futura (reloj equivocado) y no están en esta hoja.
  }
clock-out = El reloj de este teléfono marca el año { $year }. Póngalo en hora, por favor. Hasta entonces, las horas se escriben así: { $when }.
clock-back = El reloj de este teléfono ha retrocedido. Ahora marca { $now }; antes marcaba { $before }. Compruebe el día y la hora del teléfono, por favor.
clock-checked = Ya lo he comprobado
removed = Quitado
took = Guardado: { $name }, { $time }
took-again = Guardado otra vez: { $count }, la última a las { $time }
ends-before = No pudo calmarse antes de empezar. Se queda la hora anterior.
is-full = Aquí ya no cabe nada más.
not-changed = Eso no se pudo cambiar.
unchangeable = No se guardó nada. Esto viene de un archivo, con una fecha imposible, y aquí no se puede cambiar. Puede deshacer ese archivo en la pantalla Copia de seguridad.
too-long = Ese texto es demasiado largo y todavía no está en su diario. Acórtelo, por favor.
refused-detail = una parte no está bien
refused-relief = no dice qué se tomó

where-title = ¿Dónde?
same-as-last = Igual que la última vez: { $places }
show-body = Mostrar el cuerpo
hide-body = Ocultar el cuerpo
body-front = Delante
body-back = Detrás
body-list = Lista
your-left = SU izquierda
your-right = SU derecha
side-left = Izquierda
side-right = Derecha
side-left-short = Izda.
side-right-short = Dcha.
your-sides-hint = Toque donde duele. Izquierda y derecha son SU izquierda y SU derecha.
spread-begin = Se extiende
spread-done = Terminar el recorrido
spread-hint = Toque por dónde se extiende, una zona tras otra. Si toca otra vez la última, vuelve un paso atrás.
spreads = Se extiende: { $path }
find-region = Buscar una zona
no-region = No hay ninguna zona con ese nombre.
not-there = Aquí no
how-strong-there = Cuánto duele aquí: { $region }
to-be-said = { $name } …
named-number = { $name } { $number }
region-group = { $code ->
    [head-and-neck] Cabeza y cuello
    [arms] Brazos
    [chest-and-belly] Pecho y abdomen
    [back] Espalda
    [private-parts] Zonas íntimas
    [legs] Piernas
   *[other] { $code }
  }
region = { $code ->
    [head] Cabeza
    [face] Cara
    [jaw] Mandíbula
    [neck-front] Cuello por delante
    [neck-back] Nuca
    [shoulder-left] Hombro izquierdo
    [shoulder-right] Hombro derecho
    [upper-arm-left] Brazo izquierdo
    [upper-arm-right] Brazo derecho
    [elbow-left] Codo izquierdo
    [elbow-right] Codo derecho
    [forearm-left] Antebrazo izquierdo
    [forearm-right] Antebrazo derecho
    [wrist-left] Muñeca izquierda
    [wrist-right] Muñeca derecha
    [hand-left] Mano izquierda
    [hand-right] Mano derecha
    [chest-left] Lado izquierdo del pecho
    [chest-right] Lado derecho del pecho
    [ribs-left] Costillas izquierdas
    [ribs-right] Costillas derechas
    [upper-abdomen] Abdomen alto
    [lower-abdomen] Abdomen bajo
    [groin-left] Ingle izquierda
    [groin-right] Ingle derecha
    [hip-left] Cadera izquierda
    [hip-right] Cadera derecha
    [upper-back] Espalda alta
    [middle-back] Espalda media
    [lower-back-left] Espalda baja izquierda
    [lower-back-middle] Espalda baja central
    [lower-back-right] Espalda baja derecha
    [tailbone] Coxis
    [buttock-left] Nalga izquierda
    [buttock-right] Nalga derecha
    [genitals] Genitales
    [perineum] Entre las piernas (periné)
    [anus] Ano
    [thigh-front-left] Muslo izquierdo por delante
    [thigh-front-right] Muslo derecho por delante
    [thigh-back-left] Muslo izquierdo por detrás
    [thigh-back-right] Muslo derecho por detrás
    [knee-left] Rodilla izquierda
    [knee-right] Rodilla derecha
    [shin-left] Espinilla izquierda
    [shin-right] Espinilla derecha
    [calf-left] Pantorrilla izquierda
    [calf-right] Pantorrilla derecha
    [ankle-left] Tobillo izquierdo
    [ankle-right] Tobillo derecho
    [foot-top-left] Empeine del pie izquierdo
    [foot-top-right] Empeine del pie derecho
    [foot-sole-left] Planta del pie izquierdo
    [foot-sole-right] Planta del pie derecho
   *[other] { $code }
  }

topic-feels = ¿Cómo es el dolor?
topic-worse = Empeora con
topic-helped = Mejora con
topic-stopped = El dolor impidió
topic-says = { $topic }: { $words }
helped-by = mejora con { $words }
more-words = más …
fewer-words = menos
own-word = Una palabra suya
add-word = Añadir
word-feels = { $code ->
    [aching] continuo, molesto
    [burning] quemazón
    [stabbing] como puñaladas
    [shooting] como latigazos
    [throbbing] palpitante
    [cramping] como calambres
    [electric] eléctrico
    [tight] tirante
    [pressing] que aprieta
    [sharp] agudo
    [dull] sordo
    [tender] sensible al tacto
    [numb] zonas dormidas
    [tingling] hormigueo
    [heavy] pesado
    [gnawing] que carcome
   *[other] { $code }
  }
word-worse = { $code ->
    [moving] el movimiento
    [standing] estar de pie
    [walking] caminar
    [sitting] estar sentado
    [lying] estar acostado
    [coughing] la tos
    [eating] comer
    [touch] tocar la zona
    [night] la noche
    [cold] el frío
    [toilet] ir al baño
    [worry] las preocupaciones
   *[other] { $code }
  }
word-helped = { $code ->
    [rest] el reposo
    [medicine] la medicina
    [heat] el calor
    [cold] el frío
    [massage] el masaje
    [moving] el movimiento
    [another-position] otra postura
    [breathing] respirar despacio
    [distraction] pensar en otra cosa
    [company] la compañía
   *[other] { $code }
  }
word-stopped = { $code ->
    [sleep] dormir
    [eating] comer
    [walking] caminar
    [activity] hacer lo de cada día
    [people] estar con gente
    [mood] estar de buen ánimo
   *[other] { $code }
  }

since-when = Desde cuándo y cómo va
began = Empezó
eased = Se calmó
still-there = sigue ahí
how-it-goes = ¿Cómo va y viene?
not-recorded-again = Quitar el día y la hora
course = { $code ->
    [sudden] vino de repente
    [slow] vino poco a poco
    [constant] siempre está
    [comes-and-goes] va y viene
   *[other] { $code }
  }
rest-or-moving = En reposo o al moverse
at-rest = en reposo
on-moving = al moverse

took-something = ¿Ha tomado o usado algo? Tóquelo.
add-relief = Añadir una medicina u otra forma de alivio
other-relief = otra cosa …
more-reliefs = { $count } más …
as-last-time = { $amount }, como la última vez
more-about-dose = Más sobre esto
relief-unknown = Algo que no está en este diario
minutes-only = { $minutes } min
hours-only = { $hours } h
hours-and-minutes = { $hours } h { $minutes } min
before = { $score } antes
before-by = { $score } ({ $time } antes)
after = { $score } después de { $time }
effect = { $code ->
    [enough] alivio suficiente
    [some] algo de alivio
    [none] ningún alivio
   *[other] { $code }
  }
dose-title = { $relief }, { $time }
dose-page = Toma
pain-and-relief = Dolor antes y después
relief-as-said = ¿Ayudó?
no-number-before = Ningún número en la hora anterior.
no-number-after = Todavía no hay ningún número entre 15 minutos y 2 horas después.
another-between = Entre los dos números se tomó otra medicina. Por eso la hoja para el médico cuenta esta toma como «no se sabe».
change-it = Cambiar
change-before = Cambiar el dolor de antes
change-after = Cambiar el dolor de después
link-found = elegido por la aplicación
link-none = ninguno de estos
taken-or-skipped = ¿Se tomó?
taken = se tomó
skipped = no se tomó
skipped-because = { $given ->
    [yes] no se tomó: { $reason }
   *[no] no se tomó
  }
amount = Cuánto
why-skipped = ¿Por qué no se tomó?
delete-dose = Borrar esta toma

medicines-title = Medicinas y otras formas de alivio
more-medicines-hint = Lo que toma o hace para el dolor
medicines-empty = Anote lo que toma o hace para el dolor. Después, un toque en la pantalla Ahora lo guarda con la hora.
medicines-now = En uso
doses-elsewhere = Las tomas del otro teléfono aparecen aquí después del próximo intercambio.
medicines-before = Ya no se usan
back-to-medicines = Volver a la lista
new-relief = Añadir algo nuevo
a-medicine = Medicina
something-else = Otra cosa
name = Nombre
strength = Concentración, como en la caja o el frasco
strength-is = concentración de la caja o el frasco: { $strength }
last-taken = última vez: { $when }
not-taken-yet = aún no se ha tomado
not-used-yet = aún no se ha usado
when-taken = ¿Cuándo se toma?
schedule = { $code ->
    [regular] a horas fijas
    [when-needed] cuando hace falta
   *[other] { $code }
  }
label = Lo que dice la etiqueta
ended = Se dejó el
ended-on = hasta el { $day }
add-it = Añadir
needs-name = Póngale un nombre, por favor.
took-it = Anotar ahora
took-it-name = Anotar ahora: { $name }
other-reliefs = Otras formas de alivio
other-name = { $code ->
    [heat] Calor
    [cold] Bolsa de frío
    [rest] Reposo
    [massage] Masaje
    [another-position] Otra postura
    [breathing] Respirar despacio
   *[other] { $code }
  }
plus = + { $name }
remove = Quitar
remove-relief = Quitar de la lista
times-taken = { $plural ->
    [one] En el diario una vez
   *[other] En el diario { $count } veces
  }
last-weeks = Las últimas 4 semanas
each-day = Cada día
not-taken = No se tomó
taken-times = { $plural ->
    [one] una toma
   *[other] { $count } tomas
  }
medicine-changes = Cambios

people-title = Personas
more-people-hint = Nombres y quién usa este teléfono
people-why = Ponga los nombres si quiere. Así cada anotación muestra quién lo dijo, también las antiguas.
new-person = Añadir a alguien
add-patient = Añadir como paciente
add-carer = Añadir como cuidador
phone-user = ¿Quién usa este teléfono?
phone-user-hint = Lo que se anota en este teléfono queda como escrito por esa persona.

day-title = ¿Qué tal el día?
day-row = El día
day-before = El día anterior
day-after = El día siguiente
day-life = Cómo fue el día
day-body = Cuerpo
day-signs = ¿Algo nuevo?
first-noticed = Se notó por primera vez el
since-day = desde el { $day }
others-say = Lo que dicen otras personas sobre este día
day-part = { $code ->
    [sleep] Dormir
    [mood] Ánimo
    [eating] Comer
    [walking] Caminar
    [activity] Lo de cada día
    [people] Estar con gente
    [bowels] Hacer de vientre
    [drowsiness] Tener sueño de día
    [nausea] Tener náuseas
    [vomiting] Vomitar
    [itching] Tener picores
    [confusion] Tener confusión
    [weakness] Falta de fuerza en brazos o piernas
    [numbness] Zonas dormidas u hormigueo
    [bladder-or-bowel] Cambios al orinar o al hacer de vientre
    [note] Nota
   *[other] { $code }
  }
level-life = { $code ->
    [good] bien
    [fair] regular
    [poor] mal
    [bad] muy mal
   *[other] { $code }
  }
level-bowels = { $code ->
    [normal] como siempre
    [hard] duro
    [loose] suelto
    [not-today] este día no
   *[other] { $code }
  }
level-much = { $code ->
    [none] nada
    [a-little] un poco
    [a-lot] mucho
    [yes] sí
    [no] no
   *[other] { $code }
  }

period-group = Cuántos días
period-day = Día
period-week = Semana
period-month = Mes
period-all = Todo
period-calendar = Calendario
month-before = El mes anterior
month-after = El mes siguiente
calendar-legend = Grande: el peor · pequeño: el más leve · ▲ no puedo más · ● se tomó · ✕ no se tomó · ≡ nota o llamada · línea discontinua: nada anotado
calendar-carer = ◇ lo que ve el cuidador
calendar-recalled = borde de puntos: de memoria
day-has-note = una nota
calls-made = { $plural ->
    [one] una llamada
   *[other] { $count } llamadas
  }
earlier = Antes
later = Después
older-not-shown = { $plural ->
    [one] Una más de días anteriores
   *[other] { $count } más de días anteriores
  }
newer-not-shown = { $plural ->
    [one] Una más de días posteriores
   *[other] { $count } más de días posteriores
  }
show-all-days = Ver todos los días
from-to = { $from } a { $to }
chart-title = Gráfico
chart-tap-mark = Toque una marca para leerla.
chart-tap-bar = Toque una barra para ver sus números.
chart-before = Antes en el gráfico
chart-after = Después en el gráfico
bar-is = { $each ->
    [day] del más leve al peor
    [week] del más leve al peor de una semana
    [month] del más leve al peor de un mes
    [quarter] del más leve al peor de tres meses
    [year] del más leve al peor de un año
   *[years] del más leve al peor de varios años
  }
same-in-words = Lo mismo en palabras
open-it = Abrir
worst-least = Peor { $worst } · más leve { $least }
entries = { $plural ->
    [one] una anotación
   *[other] { $count } anotaciones
  }
doses = { $plural ->
    [one] una toma u otra forma de alivio
   *[other] { $count } tomas u otras formas de alivio
  }
times-too-much = { $plural ->
    [one] una vez «no puedo más»
   *[other] { $count } veces «no puedo más»
  }
nothing-on = ningún número: { $days }
days-without = { $plural ->
    [one] un día sin números
   *[other] { $count } días sin números
  }
nothing-written = Nada anotado
no-pain-number = Ningún número
of-whole-day = un número de un día entero
where-it-hurt = Dónde dolió
times = { $plural ->
    [one] una vez
   *[other] { $count } veces
  }

filter = Filtro
filter-on = Filtro: activado
filter-clear = Mostrar todo
filter-person = Quién
filter-place = Dónde
filter-word = Palabra
filter-relief = Medicina u otra forma de alivio
anybody = cualquiera
anywhere = cualquier zona
any-word = cualquier palabra
any-relief = cualquiera
find-note = Buscar en las notas
found = { $plural ->
    [one] un resultado
   *[other] { $count } resultados
  }
nothing-found = Aquí no hay nada que cumpla estos filtros.

## La visita, el equipo, la página para el médico

tab-visit = Visita
day-and-time = { $day }, { $time }
show-the-doctor = Mostrárselo al médico
questions-title = Preguntas
questions-none = No hay preguntas por hacer.
questions-hint = Se quedan aquí hasta que se hagan.
question-ask = Hacer una pregunta
question-new = Escribir una pregunta
question-add = Añadir la pregunta
question-needs-words = Escriba primero la pregunta.
question-title = Pregunta
question-text = La pregunta
question-empty = Una pregunta todavía sin palabras
question-about = Sobre: { $score }, { $when }
question-delete = Borrar esta pregunta
ask-about-this = Escribir una pregunta sobre esto
star = Importante
star-group = ¿Qué importancia tiene?
star-name = Importante: { $question }
move-up = Subir: { $question }
move-down = Bajar: { $question }
for-whom-title = ¿Para quién es?
for-whom = { $code ->
    [doctor] para el médico o la médica
    [nurse] para enfermería
    [pharmacist] para farmacia
    [physiotherapist] para fisioterapia
    [dietitian] para nutrición
    [counsellor] para psicología
   *[other] { $code }
  }
for-visit = ¿Para qué visita?
next-visit = la próxima
asked-by = ¿De quién es la pregunta?
answer-title = Respuesta
answer-text = La respuesta, con sus palabras
answer-by = ¿Quién lo dijo?
was-it-asked = ¿Se preguntó?
asked = se preguntó
not-asked = no se preguntó
no-answer-yet = No hay respuesta anotada.
step-title = Próximo paso
steps-title = Próximos pasos
step-what = ¿Qué hay que hacer?
step-who = ¿Quién lo hace?
step-by = ¿Para cuándo?
step-by-day = para el { $day }
step-done = Hecho
step-done-name = Hecho: { $step }
another-step = Otro próximo paso
visits-to-come = Próximas visitas
visits-past = Visitas pasadas
visits-older = { $plural ->
    [one] una visita anterior
   *[other] { $count } visitas anteriores
  }
visit-title = Visita
visit-new = Añadir una visita
visit-add = Añadir esta visita
visit-needs-time = Ponga el día y la hora de la visita, por favor.
visit-past-hint = También se puede anotar una visita pasada.
visit-with = ¿Con quién es la visita?
visit-where = ¿Dónde?
visit-companion = ¿Quién acompaña?
comes-along = con { $name }
visit-details = Cuándo y dónde
visit-took-place-ask = ¿Se hizo esta visita? { $when }
visit-took-place = Sí, se hizo
visit-not = No, quitarla
visit-is-over = La visita ha terminado
visit-was-over = Terminada: { $when }
visit-reopen = Todavía no ha terminado
visit-delete = Borrar esta visita
back-to-visit = Volver a preguntas y visitas
to-the-visit = A la visita
to-calendar = Añadir a un calendario
calendar-title = Cita
page-as-it-was = La hoja para el médico, como estaba ese día
page-not-yet = Esta hoja aparece cuando la visita ha terminado.
add-answers = Añadir respuestas
in-the-room = En la consulta
question-of = Pregunta { $place } de { $count }
question-before = Anterior
question-after = Siguiente
read-back-title = Repasar
read-back-hint = Léalo en voz alta: «Esto es lo que hemos entendido».
back-to-questions = Volver a las preguntas
goal-title = La meta
goal-hint = ¿Qué debería volver a ser posible, con sus palabras? ¿Y qué número sería suficiente?
goal-doing = Algo que quiera poder hacer, por ejemplo: cenar a la mesa con los demás
goal-pain = Un número que sea suficiente
goal-number = { $score } o menos
goal-reached = { $count } de { $all } con { $goal }
short-title = ¿Nada anotado? Basta un minuto
short-hint = El peor, el más leve, ahora: basta para una hoja
short-intro = Toque lo que recuerde. Queda marcado como recordado hoy.
short-worst = El peor desde ayer
short-least = El más leve desde ayer
short-now = Ahora
short-then = Después de un número puede decir dónde duele y qué ayuda.
span = { $code ->
    [worst-24h] de memoria: el peor desde el día anterior
    [least-24h] de memoria: el más leve desde el día anterior
   *[other] { $code }
  }
span-short = { $code ->
    [worst-24h] peor
    [least-24h] más leve
   *[other] { $code }
  }
emergency = Emergencias
emergency-number = Número de emergencias
emergency-europe = Europa, y casi todos los teléfonos móviles
emergency-uk = Reino Unido
emergency-america = Estados Unidos, Canadá
called-title = ¿Ha llamado?
did-they-answer = ¿Contestó alguien?
they-answered = Han contestado
no-answer = No contestan
nobody-answered = { $time }: no han contestado
try-the-others = Pruebe con el siguiente número:
no-other-number = No hay anotado otro número del equipo.
to-this-call = Más sobre esta llamada
script-title = Qué decir
script-more = Detalles
script-sentence = { $words }.
script-began = desde { $when }
script-eased = se calmó { $when }
script-places = duele aquí: { $places }
script-pain = El dolor fue de { $score }
script-worst = El peor dolor fue de { $score }
script-too-much = El dolor fue demasiado para un número
script-last = y el último número fue { $score }, { $when }
script-last-too-much = y el último fue demasiado para un número, { $when }
script-today = hoy a las { $time }
script-yesterday = ayer a las { $time }
script-day = el { $day } a las { $time }
script-in-a-day = Tomado en las últimas 24 horas: { $doses }
script-none-taken = Ninguna medicina anotada en las últimas 24 horas
script-not-taken = No se tomó: { $doses }
script-skipped = { $medicine }, { $when }: { $reason }
script-times = { $amount } { $times }
script-no-amount = { $times } sin cantidad anotada
script-intro = Llamo por el dolor
script-intro-name = Llamo por el dolor de { $name }
script-intro-new = Llamo por el dolor y por algo nuevo: { $signs }
script-intro-name-new = Llamo por el dolor de { $name } y por algo nuevo: { $signs }
script-entry = { $when }: { $says }
script-nothing = Todavía no hay nada anotado.
script-taken = { $medicine }, tomas de las últimas 24 horas: { $doses }
script-used = { $medicine }, en las últimas 24 horas: { $doses }
amount-not-written = cantidad sin anotar
send-it = Enviar como texto
last-told = Último aviso: { $whom }, { $when }
the-team = el equipo
things = { $plural ->
    [one] una anotación
   *[other] { $count } anotaciones
  }
things-or-more = al menos { $count } anotaciones
things-told = se habló de { $things }
nothing-since = nada anotado desde entonces
written-since = { $things } desde entonces
not-told-then = { $things } de antes, sin decir al equipo
not-told-since = Todavía sin decir al equipo: { $things } desde las { $time }
not-told-since-day = Todavía sin decir al equipo: { $things } desde { $when }
not-told = Todavía sin decir al equipo: { $things }
older-things = { $things } de hace más de { $days } días
signs-noted = señales: { $signs }
tell-title = ¿Qué les ha contado?
heard-title = ¿De qué se les habló?
tell-hint = Marque lo que se dijo. Lo que no se marca sigue en la lista.
tell-all = Todo
tell-nothing = No hay nada nuevo anotado que contar al equipo.
tell-all-before = Esto es de antes de que la aplicación preguntara de qué se habló. Todo lo anotado hasta entonces se da por dicho.
tell-choose = Elegir de qué se habló
worst-number = peor { $score }
least-number = más leve { $score }
latest-number = último { $score } ({ $when })
calls-title = Llamadas
call-title = Llamada
call-at = Llamada, { $time }
call-outcome = { $code ->
    [answered] contestada
    [no-answer] sin respuesta
   *[other] { $code }
  }
whom-called = ¿A quién se llamó?
who-called = ¿Quién llamó?
call-said-title = Qué se dijo
call-answered-by = ¿Quién contestó?
call-said = ¿Qué dijeron?
call-delete = Borrar esta llamada
back-to-team = Volver a los números
rule-title = Llamar si …
rule-change = Cambiar la regla
rule-write = Anotar lo que dijo su equipo
contact-change-name = Cambiar { $contact }
questions-answered = { $plural ->
    [one] Una pregunta contestada fuera de una visita
   *[other] { $count } preguntas contestadas fuera de una visita
  }
questions-wait = { $plural ->
    [one] Una pregunta por hacer
   *[other] { $count } preguntas por hacer
  }
rule-hint = Lo que su equipo le dijo sobre cuándo llamar, con sus propias palabras. Está siempre en Ahora y aquí. La aplicación no compara sus anotaciones con ello.
rule-words = La regla, con las palabras del equipo
rule-from = ¿Quién lo dijo?
rule-date = ¿Cuándo?
rule-of-nobody = No está anotado quién lo dijo
rule-remove = Quitar esta regla
rule-in-numbers = Llamar si hay { $pain } o más durante { $hours } h
signs-title = Señales de alarma
signs-hint = El mismo texto para todos, con sus fuentes
signs-link = Señales de alarma: cuándo llamar enseguida
signs-other-plan = Si su equipo le dio otras instrucciones, siga esas.
signs-general = Información general, no un consejo. Es igual para todos. En caso de duda, llame.
signs-spine-now = Cáncer, con o sin dolor: llame al equipo enseguida y, si no contesta, al número de emergencias
sign-weakness = debilidad o pesadez en los brazos o las piernas
sign-walking = dificultad para caminar, o poco equilibrio al estar de pie
sign-numbness = zonas dormidas u hormigueo, también entre las piernas o en la zona de las nalgas y el ano
sign-band = dolor que baja por una o las dos piernas, o que rodea el cuerpo como un cinturón
sign-bladder = no poder orinar, o empezar a no controlar la orina o las heces
signs-spine-day = Cáncer y dolor de espalda o cuello: llame al equipo en menos de 24 horas
sign-severe = fuerte, y no cede
sign-getting-worse = va a peor
sign-straining = peor al toser, hacer fuerza, estar sentado, estar de pie o moverse
sign-night = le despierta por la noche
sign-tender = un punto de la columna que duele al tocarlo
sign-leg = dolor o calambres en las piernas al caminar
signs-painkillers = Después de calmantes fuertes (opioides: morfina, oxicodona, fentanilo, también en parches), o de más de lo que dice la etiqueta: llame al número de emergencias
sign-cannot-wake = no se le puede despertar
sign-cannot-stay-awake = se duerme en medio de lo que hace y no hay manera de mantenerle despierto
sign-breathing = respiración muy lenta, o parada
sign-gurgling = gorgoteo o ronquidos que antes no había
sign-lips = labios azules o grises
sign-limp = cuerpo flojo, o piel fría y húmeda
sign-pupils = pupilas muy pequeñas junto con cualquiera de estas señales
signs-stay = Quédese con la persona. Si tiene dudas, actúe como en una emergencia.
signs-today = Calmantes fuertes: llame hoy al equipo
sign-sleepy = mucho sueño durante más de unos pocos días después de un cambio
sign-twitching = sacudidas de los músculos
sign-seeing = ver cosas que no están
sign-confused = confusión
signs-today-source = Fuente: Scottish Palliative Care Guidelines, efectos no deseados de los opioides.
signs-fever = Fiebre durante el tratamiento del cáncer
sign-fever = Llame con la temperatura que le dio su equipo. Todavía no está anotada aquí.
sign-fever-at = Llame con { $temperature } o más: la temperatura que le dio su equipo.
sign-shivering = Llame también si tiene escalofríos o se encuentra mal sin fiebre. El paracetamol y los corticoides pueden ocultar la fiebre.
fever-temperature = La temperatura que le dio su equipo
signs-spine-source = Fuente: guía NICE NG234, Spinal metastases and metastatic spinal cord compression (2023); folletos de Macmillan Cancer Support y del Royal National Orthopaedic Hospital.
signs-painkillers-source = Fuente: las señales de sobredosis de opioides según los Centers for Disease Control and Prevention (CDC) de Estados Unidos y el California Department of Public Health (CDPH).
signs-fever-source = Fuente: su propio equipo para la temperatura; la guía NICE CG151, Neutropenic sepsis (2012), y The Christie para lo demás.
signs-life = No querer vivir, o pensar en tomarse todas las medicinas de una vez
signs-life-call = Llame a alguien ahora: al número de emergencias, a su equipo o a un teléfono de ayuda. No tiene que llevarlo a solas.
signs-life-team = Los números de su equipo
crisis-line = Teléfono de ayuda
crisis-number = Número del teléfono de ayuda de su zona
signs-life-source = Fuente: nuestras propias palabras. Esta parte no sigue una guía concreta; el número es el que usted escribe.
signs-written = Escrito por quienes hacen esta aplicación, con sus propias palabras, noviembre de 2026.
signs-no-rule = Todavía no hay nada anotado aquí.
signs-rule-of = Lo que le dijo su equipo ({ $source })
signs-rule-of-nobody = Lo que le dijo su equipo; no está anotado quién lo dijo
signs-review = Todavía no revisado por un profesional sanitario.
doctor-title = Para el médico
doctor-heading = Diario del dolor
doctor-heading-name = Diario del dolor de { $name }
since-last-visit = desde la última visita, { $range }
since-visit-to = desde la visita a { $name }, { $range }
since-visit-of = Desde { $name }, { $day }
since-short = Desde el { $day }
share-it = Compartir
hand-over = Entregar
hand-over-phone = Entregar el teléfono
take-back = Volver a la aplicación
tap-a-day = Toque un día para verlo
close-list = Cerrar la lista
printed-on = impreso el { $when }
numbers-by = { $numbers } de { $name }
carer-named = { $name } (cuidador)
days-written = { $written } de { $days } días con anotaciones
longest-gap = hasta { $hours } h sin anotar
recalled-hollow = de memoria: sin relleno
new-signs = Nuevo
sign-on = { $sign } el { $day } ({ $name })
sign-since = { $sign } desde el { $day }, último día { $last } ({ $name })
doctor-days = El dolor, día a día
only-whole-days = Todos los números son de días enteros. Están más abajo.
doctor-numbers = Los números, tal como se dijeron
doctor-goal = La meta
where-beside = número: el peor en ese lugar
where-beside-dot = número: el peor ahí, • sin número
hours-beside = por horas; más grande: más veces
column-last = último
column-worst = peor
column-least = más leve
or-more = { $score } o más
times-sign = { $count }×
count-on = { $count }, en { $days }
how-often-each = Cuántas veces dijo { $name } cada número
by-day-part = Por partes del día
by-day = Por días
by-day-newest = Por días, los últimos { $count } de { $all } días
amounts-written = Cantidades anotadas
newest-drawn = dibujados: los { $count } más recientes
grid-legend = En blanco: sin anotar. Cuanto más lleno el cuadro, peor el día.
since-visit = Desde la última visita
show-all = { $plural ->
    [one] Mostrarlo
   *[other] Mostrar todo ({ $count })
  }
as-it-was = Como estaba anotado el { $when }
print-it = Imprimir
more-on-page = Hay más en la hoja.
leave-out = No incluir
leave-names = nombres
leave-notes = notas
leave-mood = ánimo
leave-all-but-initials = nombres (quedan las iniciales)
left-out = No incluido: { $parts }
from-day = Desde
to-day = Hasta
page-language = Idioma de la hoja
as-written = ({ $language }, tal cual)
quoted = «{ $text }»
not-recorded = Sin anotar en este tiempo: { $parts }
too-much-legend = «{ $words }»: en lugar de un número.
doctor-legend = Números de 0 (sin dolor) a 10 (el peor dolor), tal como se dijeron. No se promedia ni se rellena nada. Un diario, no un producto sanitario.
doctor-questions = Preguntas
doctor-where = Dónde
doctor-feels = Cómo es
doctor-pattern = A lo largo del día
doctor-when-needed = Medicina cuando hace falta
doctor-regular = Medicina a horas fijas
doctor-other-relief = Otras formas de alivio
doses-by-day = { $relief }, día a día
doses-newest = { $relief }, los últimos { $count } de { $all } días
medicine-changed-days = cambios de la medicina a horas fijas ({ $count } días, ver abajo)
doctor-worse-better = Peor y mejor
doctor-life = Efecto en la vida
doctor-body = Hacer de vientre y efectos secundarios
doctor-notes = Con sus palabras
doctor-recorded = Quién escribió qué
doctor-calls = Llamadas
logged-of = { $name }, anotado en el momento
recalled-of = { $name }, de memoria
remembered-of = { $name }, días recordados
decimal = { $whole },{ $tenth }
times-said = { $words } ({ $count })
lasted = duró de { $least } a { $most } ({ $count })
by-hour = Por horas (anotaciones)
hour-of-day = { $hour }:00
with-recalled = { $words }, { $count } de memoria
most-of = { $words }, de { $count }
no-end = sin final anotado
no-flare-number = Crisis de dolor (sin número elegido)
flares = { $from } o más: { $numbers } en { $days }
flares-most = como máximo { $most } en un día
flares-lasted = duró { $time } ({ $count })
numbers-count = { $plural ->
    [one] un número
   *[other] { $count } números
  }
flare-from = Una crisis empieza en
flare-from-hint = Su propio número: ¿a partir de cuál es una crisis para usted?
long-on-paper = Más de dos meses: algunos detalles están solo en la aplicación.
doses-mean = Antes: en los 60 minutos anteriores. Después: de 15 a 120 minutos más tarde, sin otra medicina entre los dos.
effect-not-known = antes y después no se saben ({ $count })
no-reason = sin motivo anotado
no-strength = ninguna anotada
skipped-on = no se tomó el { $day }:
schedule-not-said = sin anotar cuándo se toma
medicine-listed = { $day }: añadida
medicine-strength = { $day }: concentración en la caja { $old } → { $new }
medicine-schedule = { $day }: ahora { $schedule }
medicine-ended = { $day }: último día
medicine-removed = { $day }: quitada
with-schedule = { $relief }, { $schedule }
times-skipped = { $plural ->
    [one] no se tomó una vez
   *[other] no se tomó { $count } veces
  }
days-noted = { $plural ->
    [one] un día anotado
   *[other] { $count } días anotados
  }
doses-noted = { $plural ->
    [one] una toma
   *[other] { $count } tomas
  }
one-recalled = { $words }, de memoria
days-count = { $plural ->
    [one] un día
   *[other] { $count } días
  }
bowels-moved = Última vez que consta que hizo de vientre
bowels-never = no consta en este diario
bowels-not-moved = no hizo
bowels-not-noted = sin anotar
since-then = desde entonces { $words }
noticed-first = primera vez: { $day }
without-entry = Sin anotaciones
days-of-all = { $count } de { $all } días
hours-of-all = { $count } de { $all } horas
recalled-count = { $entries } de memoria
logged-count = { $plural ->
    [one] una anotación hecha en el momento
   *[other] { $count } anotaciones hechas en el momento
  }
typed-by-another = { $plural ->
    [one] una de ellas escrita por otra persona
   *[other] { $count } de ellas escritas por otra persona
  }
says-itself = lo que dice el paciente
observes = lo que ve el cuidador
copied = Copiado
not-shared = No se pudo enviar. No se ha perdido nada. Inténtelo otra vez.

boot-slow = Todavía se está cargando. Ya puede tocar: cada número se conserva.
boot-failed = El Diario del dolor no se pudo cargar. Lo que tocó y se guardó sigue en este navegador. Ábralo otra vez cuando tenga conexión.
