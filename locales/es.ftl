# Pain Diary, español. Palabras sencillas. Los identificadores y argumentos se comprueban en las pruebas.

app-name = Diario del dolor
now-title = ¿Cuánto dolor hay ahora?
pad-none-small = sin dolor
pad-worst-small = el peor dolor
pad-none = 0, sin dolor
pad-worst = 10, el peor dolor
pad-too-much = Demasiado: llamar
too-much-short = Demasiado
the-number = El número
tab-now = Ahora
tab-diary = Diario
tab-more = Más
team-tell = Avisar al equipo
voice-group = ¿Quién lo dice?
voice-patient = Dice el paciente
voice-carer = Ve el cuidador
patient = Paciente
carer = Quien cuida
someone-else = Otra persona
taps-keeping = Guardando { $taps } …

saved = Guardado { $score }, { $time }
changed = Guardado
deleted = Borrado { $score }, { $time }
deleted-number = Número borrado
undone = Deshecho
undo = Deshacer
time-ahead = Esa hora aún no ha llegado. Se queda la hora anterior.
not-saved = Aún sin guardar. { $reason }
not-saved-retry = Sigue en esta pantalla y se intenta de nuevo. No cierre la aplicación; también puede guardar una copia.
fault-full = No queda espacio en este teléfono.
fault-unavailable = Este navegador no permite guardar nada aquí. Puede ser por una ventana privada.
fault-blocked = Otra ventana del diario lo impide. Cierre las otras ventanas.
fault-newer = El diario se escribió con una versión más nueva. Actualice la aplicación.
fault-broken = El navegador no lo ha guardado.

last-entry = Última: { $score }, { $when }
patient-says-score = El paciente dice { $score }
carer-sees-score = Quien cuida ve { $score }
someone-says-score = Otra persona dice { $score }
add-what-you-like = Añada lo que quiera, o nada. Todo se guarda sobre la marcha.
who-says-it = ¿Quién lo dice?
when = ¿Cuándo?
day = Día
time = Hora
note = Nota
note-limit = Una nota puede tener hasta { $limit } caracteres. Lo que pasa de ahí no se guarda.
change-the-number = Cambiar el número
delete-entry = Borrar esta entrada
earlier-values = Valores anteriores
earlier-value = { $when }: { $what }
entry-gone = Esta entrada no está en el diario.
entry-loading = Buscando esta entrada …
back-to-diary = Volver al diario
entry-title = { $score }, { $time }

diary-title = Diario
diary-empty = Aún no hay nada.
diary-empty-hint = Toque un número en Ahora y aparecerá aquí.
diary-loading = Leyendo los días anteriores …
diary-days = Entradas por día
today = Hoy, { $day }
yesterday = Ayer, { $day }
damaged-found = { $plural ->
    [one] Un registro guardado no se pudo leer. Se conserva tal como está; todo lo demás está aquí.
   *[other] { $count } registros guardados no se pudieron leer. Se conservan tal como están; todo lo demás está aquí.
  }
damaged-save = Guardarlos en un archivo

team-title = Avisar al equipo
team-empty = Apunte a quién llamar por el dolor. Los números se quedan en este teléfono y funcionan sin conexión de datos.
team-offline = No deje que el dolor crezca: llame en cuanto empeore.
contact-name = Nombre
contact-phone = Número de teléfono
contact-hours = Cuándo contestan
contact-add = Añadir este número
contact-new = Un número al que llamar
contact-remove = Quitar { $name }
contact-needs-digits = Un número de teléfono necesita cifras.

more-title = Más
more-backup-hint = Llevar el diario en un archivo
more-storage-hint = Dónde se guarda, versión
more-settings-hint = Idioma, claro u oscuro, tamaño del texto
more-install-hint = Ponerlo en la pantalla de inicio
about-title = Acerca de
about-privacy = Todo se queda en este navegador. No hay cuenta ni servidor, y nada se envía a ningún sitio si usted no lo envía.
about-not-device = Esto es un diario, no un producto sanitario. No da consejos. Si necesita ayuda, llame a su equipo.

backup-title = Copia de seguridad
backup-why = El diario está solo en este teléfono. Una copia es un archivo que usted guarda en otro lugar o envía al otro teléfono.
backup-save = Guardar una copia
backup-open = Abrir una copia
backup-last = { $plural ->
    [one] Última copia: { $when }, un registro
   *[other] Última copia: { $when }, { $count } registros
  }
backup-never = Última copia: ninguna todavía
backup-unbacked = Entradas sin copia: { $count }
backup-making = Preparando el archivo: { $done } de { $all }
backed-up = { $plural ->
    [one] Copia guardada con un registro
   *[other] Copia guardada con { $count } registros
  }
backup-failed = No se pudo guardar la copia. El diario sigue como estaba. Inténtelo de nuevo.
backup-open-hint = Nada de su diario se quita ni se sustituye. Verá lo que añadiría el archivo antes de que ocurra nada.
preview-title = Lo que haría este archivo
preview-nothing = Todo lo de este archivo ya está en su diario.
preview-unknown = { $plural ->
    [one] Un registro es de una versión más nueva. Se conserva para más adelante.
   *[other] { $count } registros son de una versión más nueva. Se conservan para más adelante.
  }
preview-refused-title = No se aceptan
preview-refused = Registro { $place }: { $reason }
preview-refused-more = { $plural ->
    [one] y uno más
   *[other] y { $count } más
  }
count-new = nuevos
count-changed = cambiados
count-same = iguales
count-refused = rechazados
import-apply = Añadir a mi diario
cancel = Cancelar
close = Cerrar
import-reading = Leyendo el archivo …
import-writing = Añadiendo a su diario …
imported = { $plural ->
    [one] Añadida una entrada
   *[other] Añadidas { $count } entradas
  }
import-undo = Deshacer esta importación
import-undo-hint = { $plural ->
    [one] Última importación: { $when }, un registro
   *[other] Última importación: { $when }, { $count } registros
  }
import-undone = La importación se ha deshecho
import-failed = No se añadió nada. { $reason } Su diario sigue como estaba. Inténtelo de nuevo.
file-empty = Este archivo está vacío.
file-too-large = Este archivo es demasiado grande. Una copia ocupa como máximo { $limit }.
file-not-text = Este archivo no es una copia. Puede ser una foto o un documento.
file-truncated = Este archivo se corta a la mitad. Guarde o envíe la copia otra vez y vuelva a abrirla.
file-not-backup = Este archivo no es una copia de este diario.
file-version = Esta copia es de una versión que esta aplicación no puede leer. Actualice la aplicación y ábrala de nuevo.
nothing-changed = Su diario sigue como estaba.
refused-not-a-record = no es un registro
refused-too-large = es demasiado grande
refused-id = su identificador falta o es erróneo
refused-duplicate = el mismo identificador está dos veces; cuenta el primero
refused-kind = no dice qué es
refused-stamp = no dice cuándo se escribió
refused-pain = el dolor no es un número de 0 a 10
refused-time = su hora no se puede leer
refused-time-range = su año no está entre 1900 y 2199
refused-who = no dice quién lo dice
refused-text = un texto es demasiado largo
refused-shape = una parte está dañada

storage-title = Almacenamiento
storage-where = El diario está en este navegador, en este teléfono. Nadie más lo tiene.
storage-kept = El navegador ha prometido conservarlo.
storage-not-kept = El navegador puede borrarlo si falta espacio. Ponga la aplicación en la pantalla de inicio y guarde copias.
storage-unknown = Este navegador no dice si lo conserva. Guarde copias.
storage-ask = Pedir al navegador que lo conserve
storage-entries = Entradas: { $count }
storage-space = Espacio usado: { $used } de { $all }
storage-version = Versión: { $version }
update-ready = Hay una versión nueva lista.
update-now = Actualizar ahora
up-to-date = Esta es la versión más nueva que ha llegado.

settings-title = Ajustes
language = Idioma
like-the-phone = Como el teléfono
appearance = Aspecto
light = Claro
dark = Oscuro
text-size = Tamaño del texto
text-normal = Normal
text-large = Grande
text-largest = El más grande

install-title = Instalar
install-why = En la pantalla de inicio se abre con un toque, funciona sin conexión y el navegador conserva el diario.
install-now = Instalar
install-done = Está instalado: lo está usando desde la pantalla de inicio.
install-ios-share = En Safari, toque el botón de compartir: un cuadrado con una flecha hacia arriba.
install-ios-add = Elija «Añadir a pantalla de inicio» y después «Añadir».
install-ios-storage = En un iPhone, la aplicación de la pantalla de inicio empieza con el diario vacío. Si tiene entradas aquí, guarde primero una copia, instale y ábrala allí.
install-menu = Abra el menú del navegador.
install-menu-add = Elija «Instalar» o «Añadir a la pantalla de inicio».

boot-slow = Todavía se está cargando. Ya puede tocar: cada número se conserva.
boot-failed = El Diario del dolor no se pudo cargar. Lo que tocó y guardó sigue en este navegador. Ábralo otra vez cuando tenga conexión.
